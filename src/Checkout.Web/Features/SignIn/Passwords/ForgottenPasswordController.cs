using Checkout.Data.Identity;
using Checkout.Web.Messages.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

[AllowAnonymous]
[Route("ForgottenPassword")]
public sealed class ForgottenPasswordController(UserManager<CheckoutUser> users, PasswordRequests requests, SignInActivity activity,
    CheckoutDbContext db, SecurityLog security, TimeProvider clock) : CheckoutController
{
    [HttpGet]
    public IActionResult ForgottenPassword(string? returnUrl) => View(new ForgottenPasswordInput { ReturnUrl = returnUrl });

    [HttpPost]
    [Throttled(ThrottleGroup.PasswordReset)]
    public async Task<IActionResult> ForgottenPassword(ForgottenPasswordInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(input);
        }

        // The answer is the same whether or not somebody has that address. The link is made when the mail is, so no token is stored.
        if (await users.FindByEmailAsync(input.Email!.Trim()) is { Active: true } user && requests.MayMail(user.Id))
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PasswordReset, user.Email!, user.DisplayName, accountId: null, user.Id,
                Url.IsLocalUrl(input.ReturnUrl) ? new ResetReturn(input.ReturnUrl).ToJson() : null, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
            await activity.RecordAsync(HttpContext, user, AuditAction.PasswordRequested);
            security.Allowed(SecurityEvent.PasswordRequested, user.Id);
        }

        return RedirectToAction(nameof(Sent));
    }

    [HttpGet("Sent")]
    public IActionResult Sent() => View();
}
