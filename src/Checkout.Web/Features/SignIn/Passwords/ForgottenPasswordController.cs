using Checkout.Web.Messages.Access;
using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Features.SignIn.Passwords;

[AllowAnonymous]
[Route("ForgottenPassword")]
public sealed class ForgottenPasswordController(PasswordRequests requests, SignInActivity activity, CheckoutDbContext db,
    SecurityLog security, TimeProvider clock) : CheckoutController
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

        // The same is done whether or not somebody has that address: who it is, is looked up when the mail is made, and so no token is
        // stored either.
        var email = input.Email!.Trim();
        if (requests.MayMail(email))
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PasswordReset, email, toName: null, accountId: null, subjectId: null,
                PortalPath.Local(input.ReturnUrl) is { } page ? new ResetReturn(page).ToJson() : null, clock.GetUtcNow()));
            using var turn = await db.WriteTurnAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            activity.RecordLater(HttpContext, email, AuditAction.PasswordRequested);
            security.Allowed(SecurityEvent.PasswordRequested);
        }

        return RedirectToAction(nameof(Sent));
    }

    [HttpGet("Sent")]
    public IActionResult Sent() => View();
}
