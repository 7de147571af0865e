namespace Checkout.Data.Users;

/// <summary>Lets somebody in who followed the mailed link of an invitation.</summary>
public sealed class AcceptInvitation(CheckoutDbContexts contexts, AccountTransactions transactions, TimeProvider clock)
{
    /// <summary>An invitation that is open.</summary>
    public sealed record Open(Membership Member, CheckoutUser User, Account Account);

    /// <returns>Null where there is none, it was accepted, revoked or sent again, or its time is over.</returns>
    public async Task<Open?> FindAsync(Guid memberId, Guid key, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return await db.Memberships.AsNoTracking().SingleOrDefaultAsync(row => row.Id == memberId, cancellation) is { } member
            && member.IsInvitedWith(key, clock.GetUtcNow())
            && await db.Users.AsNoTracking().SingleAsync(row => row.Id == member.UserId, cancellation) is { Active: true } user
            && await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == member.AccountId, cancellation) is { Active: true } account
                ? new Open(member, user, account) : null;
    }

    /// <summary>Opens the account to the person and closes the invitation.</summary>
    /// <param name="name">How the person wants to be called.</param>
    /// <returns>False where the invitation has ended meanwhile.</returns>
    public Task<bool> RunAsync(Open invitation, Guid key, string name, string? ipAddress, CancellationToken cancellation) =>
        transactions.RunAsync(invitation.Account.Id, async (db, now, token) =>
        {
            var member = await db.Memberships.WithRights().SingleAsync(row => row.Id == invitation.Member.Id, token);
            if (!member.IsInvitedWith(key, now))
            {
                return false;
            }

            var user = await db.Users.SingleAsync(row => row.Id == member.UserId, token);
            user.DisplayName = name;
            user.EmailConfirmed = true;
            member.Activate();
            db.AuditEntries.Add(new AuditEntry(member.AccountId, user.Id, user.Email!, AuditAction.InvitationAccepted, subject: null,
                member.Description.Stored(), ipAddress, now));
            await AccessNews.TellAsync(db, AccessChange.Accepted, member, user, (user.Id, user.DisplayName), now, token);
            return true;
        }, cancellation);
}
