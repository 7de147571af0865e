namespace Checkout.Web.Features.SignIn;

/// <summary>Enters a change of how somebody signs in, and tells the person by mail.</summary>
public sealed class SignInChanges(CheckoutDbContexts contexts, SignInActivity activity, SecurityLog security, TimeProvider clock)
{
    /// <param name="says">The first sentence of the mail.</param>
    public async Task TellAsync(HttpContext http, CheckoutUser user, AuditAction action, string? details, string says)
    {
        await activity.RecordAsync(http, user, action, details);
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(http.RequestAborted);
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.SignInChanged, user.Email!, user.DisplayName, accountId: null, user.Id, says,
            clock.GetUtcNow()));
        await db.SaveChangesAsync(http.RequestAborted);
        security.Allowed(SecurityEvent.SecondFactorChanged, user.Id);
    }
}
