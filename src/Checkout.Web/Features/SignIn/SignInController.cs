using Checkout.Data.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(
    SignInManager<CheckoutUser> signIn,
    UserManager<CheckoutUser> users,
    DemoSignIns demo,
    SignInActivity activity,
    IOptions<SignInOptions> options,
    SecurityLog security) : CheckoutController
{
    // Checked where there is no such user, so that an unknown address takes as long as a wrong password.
    private static string? _nobodysHash;

    [HttpGet("SignIn")]
    public async Task<IActionResult> SignIn(string? returnUrl, [FromQuery(Name = InterruptedForm.Parameter)] string? interrupted,
        CancellationToken cancellation) =>
        // Signed in already, in another tab for instance. Whether the session still holds is seen there.
        User.Identity is { IsAuthenticated: true } ? LocalRedirect(Local(returnUrl) ?? "~/")
            : View(await PageAsync(new SignInInput { ReturnUrl = Local(returnUrl), Interrupted = interrupted == "true" }, cancellation));

    [HttpPost("SignIn")]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> SignIn(SignInInput input, CancellationToken cancellation)
    {
        input.ReturnUrl = Local(input.ReturnUrl);
        if (!ModelState.IsValid || await CheckAsync(input) is not { } user)
        {
            return Invalid(await PageAsync(input, cancellation));
        }

        // Entered first: nobody is let in unseen.
        await activity.RecordAsync(HttpContext, user, AuditAction.SignedIn);
        await signIn.SignInAsync(user, isPersistent: false);
        security.Allowed(SecurityEvent.SignedIn, user.Id);
        return LocalRedirect(input.ReturnUrl ?? "~/");
    }

    private string? Local(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : null;

    private async Task<CheckoutUser?> CheckAsync(SignInInput input)
    {
        if (await users.FindByEmailAsync(input.Email!.Trim()) is not { } user)
        {
            _nobodysHash ??= users.PasswordHasher.HashPassword(new CheckoutUser(), Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(new CheckoutUser(), _nobodysHash, input.Password!);
            security.Refused(SecurityEvent.SignInFailed);
            return Wrong();
        }

        var wasLocked = await users.IsLockedOutAsync(user);
        var result = await signIn.CheckPasswordSignInAsync(user, input.Password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            security.Refused(result.IsLockedOut ? SecurityEvent.SignInLocked : SecurityEvent.SignInFailed, user.Id);

            // Once locked, further tries change nothing, and whoever goes on trying fills nobody's activity.
            if (!wasLocked)
            {
                await activity.RecordAsync(HttpContext, user, result.IsLockedOut ? AuditAction.SignInLocked : AuditAction.SignInFailed);
            }

            return Wrong();
        }

        if (!user.Active)
        {
            security.Refused(SecurityEvent.SignInRefused, user.Id);
            await activity.RecordAsync(HttpContext, user, AuditAction.SignInRefused);
            ModelState.AddModelError("", "This sign-in has been turned off. Ask an administrator of your company.");
            return null;
        }

        return user;
    }

    // One sentence for an unknown address, a wrong password and a locked sign-in: which of them it is is nobody's business.
    private CheckoutUser? Wrong()
    {
        ModelState.AddModelError(nameof(SignInInput.Password),
            $"E-mail address and password don’t match. After {options.Value.WrongPasswords} wrong passwords a sign-in stays locked for "
            + $"{options.Value.LockoutMinutes} minutes.");
        return null;
    }

    private async Task<SignInPage> PageAsync(SignInInput input, CancellationToken cancellation) =>
        new(input, SignInPurpose.Of(input.ReturnUrl), await demo.ReadAsync(cancellation));
}
