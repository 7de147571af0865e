using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Where the mailed link leads.</summary>
[AllowAnonymous]
[Route("ResetPassword")]
public sealed class ResetPasswordController(
    UserManager<CheckoutUser> users,
    NewPassword passwords,
    IOptions<IdentityOptions> identity) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> ResetPassword(Guid user, string? token, string? returnUrl) =>
        await FindAsync(user, token) is { } found
            ? View(new ResetPasswordPage(found.Email!, new ResetPasswordInput { User = user, Token = token, ReturnUrl = returnUrl }))
            : Expired();

    [HttpPost]
    [Throttled(ThrottleGroup.PasswordReset)]
    public async Task<IActionResult> ResetPassword(ResetPasswordInput input, CancellationToken cancellation)
    {
        if (await FindAsync(input.User, input.Token) is not { } user)
        {
            return Expired();
        }

        var isFirst = user.PasswordHash is null;
        if (!ModelState.IsValid || !await ResetAsync(user, input, cancellation))
        {
            return Invalid(new ResetPasswordPage(user.Email!, input));
        }

        if (isFirst)
        {
            Notify($"Your password is set. Sign in with it.");
        }
        else
        {
            Notify($"Your password is changed and all other sessions are signed out. Sign in with the new password.");
        }

        return LocalRedirect("~/SignIn"
            + (PortalPath.Local(input.ReturnUrl) is { } page ? QueryString.Create("returnUrl", page).Value : ""));
    }

    private async Task<CheckoutUser?> FindAsync(Guid userId, string? token) =>
        !string.IsNullOrEmpty(token)
        && await users.FindByIdAsync(userId.ToString()) is { Active: true } user
        && await users.VerifyUserTokenAsync(user, identity.Value.Tokens.PasswordResetTokenProvider,
            UserManager<CheckoutUser>.ResetPasswordTokenPurpose, token)
            ? user
            : null;

    private ViewResult Expired()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ExpiredLink");
    }

    private async Task<bool> ResetAsync(CheckoutUser user, ResetPasswordInput input, CancellationToken cancellation)
    {
        var result = await passwords.SetAsync(HttpContext, user, session: null,
            by => by.ResetPasswordAsync(user, input.Token!, input.Password!), cancellation);
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError(nameof(ResetPasswordInput.Password), error.Description);
        }

        return result.Succeeded;
    }
}
