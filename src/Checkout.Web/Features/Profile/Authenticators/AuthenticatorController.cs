using Checkout.Data.Sandbox;
using Checkout.Web.Documents;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.SecondFactor;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Authenticators;

/// <summary>Adds and removes the authenticator app, and makes recovery codes.</summary>
[SignedInOnly, OwnSignInOnly]
[AsksConfirmation]
[Route("Profile/Authenticator")]
public sealed class AuthenticatorController(CurrentMember member, UserManager<CheckoutUser> users, SecondFactors factors,
    SessionStart sessions, SignInChanges changes, IOptions<VendorOptions> vendor, TimeProvider clock) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> Add(CancellationToken cancellation)
    {
        if (await factors.HasAuthenticatorAsync(member.User.Id, cancellation))
        {
            return Has();
        }

        var (secret, kept) = factors.Offer(member.User.Id);
        return View(Page(secret, new AuthenticatorInput { Secret = kept }));
    }

    [HttpPost]
    public async Task<IActionResult> Add(AuthenticatorInput input, CancellationToken cancellation)
    {
        if (factors.Offered(member.User.Id, input.Secret) is not { } secret)
        {
            return RedirectToAction(nameof(Add));
        }

        var step = ModelState.IsValid
            ? Authenticator.StepOf(secret, string.Concat(input.Code!.Where(char.IsLetterOrDigit)), clock.Outside().GetUtcNow()) : null;
        if (ModelState.IsValid && step is null)
        {
            ModelState.AddModelError(nameof(input.Code),
                "That isn’t the code that belongs here. Check that the clock of your phone is right, and try the next code.");
        }

        if (step is null)
        {
            return Invalid(Page(Base32.Of(secret), input));
        }

        if (await factors.AddAsync(member.User.Id, secret, step.Value, cancellation) is not { } codes)
        {
            return Has();
        }

        var user = await UserAsync();
        await changes.TellAsync(HttpContext, user, AuditAction.SecondFactorAdded, details: null,
            "An authenticator app was added to your sign-in just now. From now on you are asked for its code.");
        await sessions.RaiseAsync(HttpContext, user, member.User.Session, SignInMethod.PasswordAndCode);
        return View("RecoveryCodes", new RecoveryCodesPage(codes, member.User.Email, IsFirst: true));
    }

    [HttpPost("Remove")]
    public async Task<IActionResult> Remove(CancellationToken cancellation)
    {
        if (await factors.RemoveAsync(member.User.Id, cancellation))
        {
            await changes.TellAsync(HttpContext, await UserAsync(), AuditAction.SecondFactorRemoved, details: null,
                "The authenticator app was removed from your sign-in just now. Your password alone lets you in again.");
        }

        Notify($"The authenticator app is removed.");
        return LocalRedirect("~/Profile");
    }

    private async Task<CheckoutUser> UserAsync() => (await users.FindByIdAsync(member.User.Id.ToString()))!;

    private AuthenticatorPage Page(string secret, AuthenticatorInput input)
    {
        var issuer = Uri.EscapeDataString($"{vendor.Value.CalledName} {vendor.Value.ProductName}");
        return new AuthenticatorPage(string.Join(' ', secret.Chunk(4).Select(part => new string(part))), QrDrawing.Of(
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(member.User.Email)}?secret={secret}&issuer={issuer}"), input);
    }

    private LocalRedirectResult Has()
    {
        Notify($"You have an authenticator app. Remove it before you add another one.", Tone.Attention);
        return LocalRedirect("~/Profile");
    }
}
