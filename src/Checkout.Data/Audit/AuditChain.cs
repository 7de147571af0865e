using Checkout.Data.Search;

namespace Checkout.Data.Audit;

/// <summary>
/// Seals audit entries while they are saved, wherever they come from: under the account's lock each gets the next number and is chained to
/// the one before it. Of several accounts one after the other is locked, in one order everywhere.
/// </summary>
internal static class AuditChain
{
    public static bool HasNew(CheckoutDbContext db) =>
        db.ChangeTracker.Entries<AuditEntry>().Any(entry => entry.State is EntityState.Added);

    /// <summary>Needs a transaction, in which the entries are saved next.</summary>
    public static async Task SealAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        var added = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State is EntityState.Added).ToList();
        foreach (var account in added.GroupBy(entry => entry.Entity.AccountId).OrderBy(account => account.Key))
        {
            var head = await HeadAsync(db, account.Key, cancellation);
            foreach (var entry in account.OrderBy(entry => entry.Entity.At).ThenBy(entry => entry.Entity.Ordinal))
            {
                entry.Entity.Follow(head.Count + 1, head.LastSeal);
                var searchText = (string?)entry.Property(SearchText.Column).CurrentValue;
                entry.Entity.SealWith(AuditSeal.Of(db.AuditKey, entry.Entity, searchText, entry.Entity.Number));
                head.Advance(entry.Entity.Number, entry.Entity.Seal);
            }

            head.SealWith(AuditSeal.Of(db.AuditKey, head));
        }

        db.ChangeTracker.DetectChanges();
    }

    /// <summary>The head of an account that is saved for the first time.</summary>
    public static AuditHead Begin(CheckoutDbContext db, Guid accountId)
    {
        var head = new AuditHead(accountId);
        head.SealWith(AuditSeal.Of(db.AuditKey, head));
        return head;
    }

    private static async Task<AuditHead> HeadAsync(CheckoutDbContext db, Guid accountId, CancellationToken cancellation)
    {
        var tracked = db.ChangeTracker.Entries<AuditHead>().FirstOrDefault(entry => entry.Entity.AccountId == accountId);
        if (tracked is { State: EntityState.Added })
        {
            return tracked.Entity;
        }

        // Nobody else goes on with the chain until this transaction has ended; what was read before the lock may be old.
        await AccountTransactions.HoldAsync(db, accountId, cancellation);
        if (tracked is null)
        {
            return await db.AuditHeads.SingleOrDefaultAsync(head => head.AccountId == accountId, cancellation)
                ?? throw new InvalidOperationException(
                    "The end of the account’s chain of audit entries is missing; “checkout audit verify” says more.");
        }

        await tracked.ReloadAsync(cancellation);
        return tracked.Entity;
    }
}
