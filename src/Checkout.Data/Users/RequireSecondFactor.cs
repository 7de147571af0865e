namespace Checkout.Data.Users;

/// <summary>Says whether the members of an account need a second factor, and from when on.</summary>
public sealed class RequireSecondFactor(AccountTransactions transactions)
{
    /// <param name="grace">How long members have to add one; null where they need none any longer.</param>
    /// <param name="by">Who says so: id, e-mail address and network address.</param>
    public Task RunAsync(Guid accountId, TimeSpan? grace, (Guid UserId, string Email, string? Address) by,
        CancellationToken cancellation) =>
        transactions.RunAsync(accountId, async (db, now, token) =>
        {
            var account = await db.Accounts.SingleAsync(token);
            if (account.SecondFactorFrom is null == grace is not null)
            {
                account.AskSecondFactor(now + grace);
                db.AuditEntries.Add(new AuditEntry(account.Id, by.UserId, by.Email,
                    grace is null ? AuditAction.SecondFactorNotRequired : AuditAction.SecondFactorRequired, subject: null,
                    grace is { } days ? DateOnly.FromDateTime((now + days).UtcDateTime).ToString("O", CultureInfo.InvariantCulture) : null,
                    by.Address, now));
            }

            return true;
        }, cancellation);
}
