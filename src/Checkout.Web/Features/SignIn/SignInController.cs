using Checkout.Data.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn;

[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInController(
    SignInManager<CheckoutUser> signIn,
    UserManager<CheckoutUser> users,
    DemoSignIns demo,
    SignInActivity activity,
    IOptions<SignInOptions> options,
    ILogger<SignInController> log) : CheckoutController
{
    // Checked where there is no such user, so that an unknown address takes as long as a wrong password.
    private static readonly string NobodysHash = new PasswordHasher<CheckoutUser>()
        .HashPassword(new CheckoutUser(), Guid.NewGuid().ToString());

    [HttpGet("SignIn")]
    public async Task<IActionResult> SignIn(string? returnUrl, [FromQuery(Name = InterruptedForm.Parameter)] string? interrupted,
        CancellationToken cancellation) =>
        View(await PageAsync(new SignInInput { ReturnUrl = Local(returnUrl), Interrupted = interrupted == "true" }, cancellation));

    [HttpPost("SignIn")]
    [LimitPasswordAttempts]
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
        log.LogInformation("{UserId} signed in", user.Id);
        return LocalRedirect(input.ReturnUrl ?? "~/");
    }

    [HttpPost("SignOut")]
    [ActionName("SignOut")]
    public async Task<IActionResult> EndAsync()
    {
        if (await users.GetUserAsync(User) is { } user)
        {
            await activity.RecordAsync(HttpContext, user, AuditAction.SignedOut);
        }

        await signIn.SignOutAsync();
        Notify($"You are signed out.");
        return Redirect("~/SignIn");
    }

    private string? Local(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : null;

    private async Task<CheckoutUser?> CheckAsync(SignInInput input)
    {
        if (await users.FindByEmailAsync(input.Email!.Trim()) is not { } user)
        {
            users.PasswordHasher.VerifyHashedPassword(new CheckoutUser(), NobodysHash, input.Password!);
            return Wrong();
        }

        var wasLocked = await users.IsLockedOutAsync(user);
        var result = await signIn.CheckPasswordSignInAsync(user, input.Password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            log.LogInformation("{UserId} did not sign in: {Result}", user.Id, result);

            // Once locked, further tries change nothing, and whoever goes on trying fills nobody's activity.
            if (!wasLocked)
            {
                await activity.RecordAsync(HttpContext, user, result.IsLockedOut ? AuditAction.SignInLocked : AuditAction.SignInFailed);
            }

            return Wrong();
        }

        if (!user.Active)
        {
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
