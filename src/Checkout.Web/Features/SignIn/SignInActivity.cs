using Checkout.Data.Identity;

namespace Checkout.Web.Features.SignIn;

/// <summary>Enters what happened at the door into the activity of every account that the person belongs to, one account after the
/// other.</summary>
public sealed class SignInActivity(CheckoutDbContexts contexts, ActivityLog activity)
{
    public async Task RecordAsync(HttpContext context, CheckoutUser user, AuditAction action)
    {
        foreach (var account in await AccountsAsync(user.Id, context.RequestAborted))
        {
            await activity.RecordAsync(context, account, user.Id, user.Email!, action, subject: null, details: null);
        }
    }

    /// <summary>The same within a transaction that changes the user: both stay or neither.</summary>
    public async Task RecordAsync(HttpContext context, CheckoutUser user, AuditAction action, CheckoutDbContext db, DateTimeOffset now)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        foreach (var account in await AccountsAsync(user.Id, context.RequestAborted))
        {
            db.Scope.Enter(account);
            db.AuditEntries.Add(new AuditEntry(account, user.Id, user.Email!, action, subject: null, details: null, address, now));
            await db.SaveChangesAsync(context.RequestAborted);
        }
    }

    private async Task<IReadOnlyList<Guid>> AccountsAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var accounts = await db.Memberships.Where(membership => membership.UserId == userId && membership.Active
            && membership.Account!.Active)
            .Select(membership => membership.AccountId).ToListAsync(cancellation);
        return [.. accounts.Order()];
    }
}
