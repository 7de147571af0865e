using Checkout.Data.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Where the mailed link leads.</summary>
[AllowAnonymous]
[Route("ResetPassword")]
[ResponseCache(NoStore = true)]
public sealed class ResetPasswordController(
    UserManager<CheckoutUser> users,
    SignInActivity activity,
    CheckoutDbContext db,
    TimeProvider clock,
    IOptions<IdentityOptions> identity,
    ILogger<ResetPasswordController> log) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> ResetPassword(Guid user, string? token) =>
        await FindAsync(user, token) is { } found
            ? View(new ResetPasswordPage(found.Email!, new ResetPasswordInput { User = user, Token = token }))
            : Expired();

    [HttpPost]
    [LimitPasswordAttempts]
    public async Task<IActionResult> ResetPassword(ResetPasswordInput input, CancellationToken cancellation)
    {
        if (await FindAsync(input.User, input.Token) is not { } user)
        {
            return Expired();
        }

        if (!ModelState.IsValid || !await ResetAsync(user, input, cancellation))
        {
            return Invalid(new ResetPasswordPage(user.Email!, input));
        }

        log.LogInformation("{UserId} chose a new password", user.Id);
        Notify($"Your password is changed and all other sessions are signed out. Sign in with the new password.");
        return Redirect("~/SignIn");
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
        // The user manager writes through the same context, and so within this transaction.
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await users.ResetPasswordAsync(user, input.Token!, input.Password!);
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError(nameof(ResetPasswordInput.Password), error.Description);
        }

        if (!result.Succeeded)
        {
            return false;
        }

        // Who reads the mailbox may try again at once.
        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        await activity.RecordAsync(HttpContext, user, AuditAction.PasswordChanged, db, clock.GetUtcNow());
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
