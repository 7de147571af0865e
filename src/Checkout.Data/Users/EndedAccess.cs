namespace Checkout.Data.Users;

/// <summary>Access whose last day has passed. The gate refuses it from the first moment of the next day; this notes it and tells
/// people.</summary>
internal static class EndedAccess
{
    private const string Actor = "calendar";

    public static async Task<IReadOnlyList<(Guid AccountId, Guid MemberId)>> DueAsync(CheckoutDbContexts contexts, DateOnly today,
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var due = await db.Memberships.Where(row => row.Active && row.EndsOn < today).Select(row => new { row.AccountId, row.Id })
            .ToListAsync(cancellation);
        return [.. due.Select(row => (row.AccountId, row.Id))];
    }

    /// <returns>False where another process, or an administrator, was first.</returns>
    public static async Task<bool> EndAsync(CheckoutDbContext db, Guid memberId, DateOnly today, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var member = await db.Memberships.WithRights().SingleAsync(row => row.Id == memberId, cancellation);
        if (!member.Active || member.IsOpenOn(today))
        {
            return false;
        }

        member.Deactivate();
        var user = await db.Users.SingleAsync(row => row.Id == member.UserId, cancellation);
        db.AuditEntries.Add(new AuditEntry(member.AccountId, userId: null, Actor, AuditAction.MemberExpired, user.Email,
            member.Description.Stored(), ipAddress: null, now));
        await AccessNews.TellAsync(db, AccessChange.Expired, member, user, by: null, now, cancellation);
        return true;
    }
}
