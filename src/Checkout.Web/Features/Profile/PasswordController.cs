using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Checks;
using Checkout.Web.Features.SignIn.Passwords;
using Checkout.Web.Features.SignIn.Sessions;

namespace Checkout.Web.Features.Profile;

/// <summary>Changes the own password with the current one.</summary>
[SignedInOnly]
[Route("Profile/Password")]
public sealed class PasswordController(CurrentMember member, PasswordCheck check, NewPassword passwords, SessionStart sessions,
    SecurityLog security) : CheckoutController
{
    [HttpGet]
    public IActionResult Password() => View(new PasswordInput());

    [HttpPost]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Password(PasswordInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(input);
        }

        // Counted like a wrong password at the door: an open session is no way around it.
        if (await check.FindAsync(HttpContext, member.User.Email, input.CurrentPassword!) is not { } user)
        {
            security.Refused(SecurityEvent.PasswordRefused, member.User.Id);
            ModelState.AddModelError(nameof(input.CurrentPassword),
                "That isn’t your current password, or there were too many wrong ones. Reset it by e-mail if you don’t know it.");
            return Invalid(input);
        }

        var result = await passwords.SetAsync(HttpContext, user, member.User.Session.Id,
            by => by.ChangePasswordAsync(user, input.CurrentPassword!, input.Password!), cancellation);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(nameof(input.Password), error.Description);
            }

            return Invalid(input);
        }

        await sessions.RaiseAsync(HttpContext, user, member.User.Session, member.User.Session.Method);
        Notify($"Your password is changed, and you are signed out everywhere else.");
        return LocalRedirect("~/Profile");
    }
}
