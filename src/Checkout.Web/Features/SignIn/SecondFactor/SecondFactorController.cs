using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SignIn.SecondFactor;

/// <summary>The third step of the door, for whoever has an authenticator app.</summary>
[AllowAnonymous]
[Route("SignIn/SecondFactor")]
public sealed class SecondFactorController(HalfwaySignIn halfway, SecondFactors factors, SessionStart sessions) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> SecondFactor() =>
        await halfway.FindAsync(HttpContext) is var (_, returnUrl) ? View(new SecondFactorInput { ReturnUrl = returnUrl })
            : Redirect("~/SignIn");

    [HttpPost]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> SecondFactor(SecondFactorInput input)
    {
        if (await halfway.FindAsync(HttpContext) is not var (user, returnUrl))
        {
            Notify($"That took too long. Please sign in again.", Tone.Attention);
            return Redirect("~/SignIn");
        }

        input.ReturnUrl = returnUrl;
        if (!ModelState.IsValid)
        {
            return Invalid(input);
        }

        if (await factors.ProveAsync(HttpContext, user, input.Code!) is not { } method)
        {
            ModelState.AddModelError(nameof(input.Code), SecondFactorInput.Wrong);
            return Invalid(input);
        }

        halfway.Forget(HttpContext);
        return LocalRedirect(await sessions.SignInAsync(HttpContext, user, method, returnUrl));
    }
}
