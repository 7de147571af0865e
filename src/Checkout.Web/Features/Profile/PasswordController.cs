using Checkout.Data.Identity;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SignIn.Passwords;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile;

/// <summary>Changes the own password with the current one.</summary>
[SignedInOnly]
[Route("Profile/Password")]
public sealed class PasswordController(CurrentMember member, SignInManager<CheckoutUser> signIn, NewPassword passwords,
    SecurityLog security)
    : CheckoutController
{
    [HttpGet]
    public IActionResult Password() => View(new PasswordInput());

    [HttpPost]
    [Throttled(ThrottleGroup.SignIn)]
    public async Task<IActionResult> Password(PasswordInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await signIn.UserManager.FindByIdAsync(member.User.Id.ToString()) is not { } user)
        {
            return Invalid(input);
        }

        // Counted like a wrong password at the door: an open session is no way around the lock.
        if (!(await signIn.CheckPasswordSignInAsync(user, input.CurrentPassword!, lockoutOnFailure: true)).Succeeded)
        {
            security.Refused(SecurityEvent.PasswordRefused, user.Id);
            ModelState.AddModelError(nameof(input.CurrentPassword),
                "That isn’t your current password, or there were too many wrong ones. Reset it by e-mail if you don’t know it.");
            return Invalid(input);
        }

        var result = await passwords.SetAsync(HttpContext, user,
            by => by.ChangePasswordAsync(user, input.CurrentPassword!, input.Password!), cancellation);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(nameof(input.Password), error.Description);
            }

            return Invalid(input);
        }

        await signIn.RefreshSignInAsync(user);
        Notify($"Your password is changed, and you are signed out everywhere else.");
        return LocalRedirect("~/Profile");
    }
}
