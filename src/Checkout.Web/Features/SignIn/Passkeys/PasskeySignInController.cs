using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SignIn.Passkeys;

/// <summary>Signs in with a passkey, which stands for both factors: the device has it, and asks its owner.</summary>
[AllowAnonymous]
[Route("SignIn/Passkey")]
public sealed class PasskeySignInController(PasskeyProof passkeys, SessionStart sessions) : CheckoutController
{
    [HttpPost("Options")]
    public async Task<IActionResult> Options() => Content(await passkeys.AskAsync(), "application/json");

    [HttpPost]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> SignIn(string? credential, string? returnUrl)
    {
        if (await passkeys.FindAsync(HttpContext, credential) is { } user)
        {
            return LocalRedirect(await sessions.SignInAsync(HttpContext, user, SignInMethod.Passkey, returnUrl));
        }

        Notify(string.IsNullOrEmpty(credential) ? Sentence.Plain(PasskeyProof.NeedsScript)
            : $"That passkey isn’t known here, or it took too long. Sign in another way, or try again.", Tone.Attention);
        return LocalRedirect("~/SignIn" + (PortalPath.Local(returnUrl) is { } page ? QueryString.Create("returnUrl", page).Value : ""));
    }
}
