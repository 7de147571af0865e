using Checkout.Web.Features.SignIn.Checks;
using Checkout.Web.Features.SignIn.SecondFactor;
using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SignIn;

/// <summary>The door: first the address, which says where its owner signs in, then the password.</summary>
/// <remarks>What a password is checked by needs EF Core, which takes long to get going: the page does without.</remarks>
[AllowAnonymous]
public sealed class SignInController(
    SignInWays ways,
    SecondFactors factors,
    SessionStart sessions,
    DemoSignIns demo,
    SignInActivity activity,
    IOptions<SignInOptions> options,
    SecurityLog security) : CheckoutController
{
    private const string PasswordStep = "Password";

    [HttpGet("SignIn")]
    public async Task<IActionResult> SignIn(string? returnUrl, [FromQuery(Name = InterruptedForm.Parameter)] string? interrupted,
        bool here, CancellationToken cancellation) =>
        // Signed in already, in another tab for instance. Whether the session still holds is seen there.
        User.Identity is { IsAuthenticated: true } ? LocalRedirect(PortalPath.Local(returnUrl) ?? "~/")
            : View(await PageAsync(
                new SignInInput { ReturnUrl = PortalPath.Local(returnUrl), Interrupted = interrupted == "true", Here = here },
                cancellation));

    [HttpPost("SignIn")]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> SignIn(SignInInput input, [FromServices] PasswordCheck passwords,
        [FromServices] HalfwaySignIn halfway, CancellationToken cancellation)
    {
        input.ReturnUrl = PortalPath.Local(input.ReturnUrl);
        if (!ModelState.IsValid)
        {
            return Invalid(input.AsksPassword && ModelState["Email"] is null or { Errors.Count: 0 } ? PasswordStep : nameof(SignIn),
                await PageAsync(input, cancellation));
        }

        if (string.IsNullOrEmpty(input.Password))
        {
            var way = await ways.OfAsync(input.Email!.Trim(), input.ReturnUrl, cancellation);
            return way is { LeadsTo: { } elsewhere, IsOnly: true } && !input.Here ? LocalRedirect(elsewhere)
                : View(PasswordStep, await PageAsync(input, cancellation) with { Company = way.LeadsTo });
        }

        if (await CheckAsync(passwords, input) is not { } user)
        {
            return Invalid(PasswordStep, await PageAsync(input, cancellation));
        }

        if (await factors.HasAuthenticatorAsync(user.Id, cancellation))
        {
            halfway.Keep(HttpContext, user, input.ReturnUrl);
            return Redirect("~/SignIn/SecondFactor");
        }

        return LocalRedirect(await sessions.SignInAsync(HttpContext, user, SignInMethod.Password, input.ReturnUrl));
    }

    private async Task<CheckoutUser?> CheckAsync(PasswordCheck passwords, SignInInput input)
    {
        if (await passwords.FindAsync(HttpContext, input.Email!, input.Password!) is not { } user)
        {
            // One sentence for an unknown address, a wrong password and too many tries: which of them it is is nobody's business.
            ModelState.AddModelError(nameof(SignInInput.Password),
                $"E-mail address and password don’t match. After {options.Value.WrongPasswords} wrong passwords, no more are looked at for "
                + $"{options.Value.LockoutMinutes} minutes.");
            return null;
        }

        if (!user.Active)
        {
            security.Refused(SecurityEvent.SignInRefused, user.Id);
            activity.RecordLater(HttpContext, user.Email!, AuditAction.SignInRefused);
            ModelState.AddModelError("", "This sign-in has been turned off. Ask an administrator of your company.");
            return null;
        }

        return user;
    }

    private async Task<SignInPage> PageAsync(SignInInput input, CancellationToken cancellation) =>
        new(input, SignInPurpose.Of(input.ReturnUrl), await demo.ReadAsync(cancellation));
}
