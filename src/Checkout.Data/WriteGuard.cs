using Checkout.Data.Audit;
using Checkout.Data.Runs;
using Checkout.Data.Search;
using Checkout.Data.Tallies;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Checkout.Data;

/// <summary>
/// Looks at everything that is about to be written: refuses rows of another account and changes to append-only rows,
/// renews versions and the account's revision, and keeps what must exist beside a row (an account's lock and the head of its audit chain, a
/// legal entity's number series, search text). What a run has to say waits until it has ended.
/// </summary>
internal static class WriteGuard
{
    public static void Prepare(CheckoutDbContext db)
    {
        var written = new HashSet<Guid>();
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            RefuseOtherAccounts(db.Scope, entry);
            RefuseRewriting(entry);
            Renew(entry);
            AddCompanions(db, entry);
            SearchText.Update(entry);
            // A deleted account takes its revision along.
            if (entry.Entity is not (IAccountNote or AccountLock) && entry is not { State: EntityState.Deleted, Entity: Account }
                && OwnerOf(entry) is { } accountId)
            {
                written.Add(accountId);
            }
        }

        RenewRevisions(db, written);
    }

    private static void RefuseOtherAccounts(AccountScope scope, EntityEntry entry)
    {
        if (!scope.IsUnscoped && OwnerOf(entry) is { } accountId && accountId != scope.AccountId)
        {
            throw new InvalidOperationException($"A {entry.Metadata.DisplayName()} of another account must not be written here.");
        }
    }

    private static Guid? OwnerOf(EntityEntry entry) => entry.Entity switch
    {
        IAccountOwned row => row.AccountId,
        Account account => account.Id,
        _ => null,
    };

    // In the same save, and so in the same transaction, as the rows: whoever reads the old revision has read the old rows.
    private static void RenewRevisions(CheckoutDbContext db, HashSet<Guid> accountIds)
    {
        if (accountIds.Count == 0)
        {
            return;
        }

        var known = db.ChangeTracker.Entries<AccountLock>().ToDictionary(entry => entry.Entity.AccountId);
        foreach (var accountId in accountIds)
        {
            var entry = known.GetValueOrDefault(accountId) ?? db.AccountLocks.Attach(new AccountLock(accountId));
            entry.Entity.Renew();
            if (entry.State is not EntityState.Added)
            {
                entry.Property(row => row.Revision).IsModified = true;
            }
        }
    }

    private static void RefuseRewriting(EntityEntry entry)
    {
        if (entry.Entity is Tally)
        {
            throw new InvalidOperationException("Triggers keep the tallies.");
        }

        if (entry.State is not EntityState.Added
            && entry.Entity is (LedgerEntry or Allocation or InvoiceChange or AuditEntry or Acceptance or RequestRecord
            or BillingDetailsChange or OrderCancellation or Remittance or RemittanceLine or ReminderNotice or InvoiceReminder))
        {
            throw new InvalidOperationException($"A {entry.Metadata.DisplayName()} is append-only.");
        }

        if (entry is { State: EntityState.Deleted, Entity: AuditHead })
        {
            throw new InvalidOperationException("The end of a chain that is append-only.");
        }
    }

    private static void Renew(EntityEntry entry)
    {
        if (entry is { State: EntityState.Modified, Entity: Entity entity }
            && Equals(entry.Property(nameof(Entity.Version)).OriginalValue, entity.Version))
        {
            entity.RenewVersion();
            entry.Property(nameof(Entity.Version)).IsModified = true;
        }
    }

    private static void AddCompanions(CheckoutDbContext db, EntityEntry entry)
    {
        if (entry.State is not EntityState.Added)
        {
            return;
        }

        switch (entry.Entity)
        {
            case OutboxMessage message:
                MessageHold.Take(message);
                break;
            case Account account:
                db.AccountLocks.Add(new AccountLock(account.Id));
                db.AuditHeads.Add(AuditChain.Begin(db, account.Id));
                break;
            case LegalEntity entity:
                db.NumberSeries.Add(new NumberSeries(Numbering.Numbers.InvoiceKey(entity.Id), 0));
                db.NumberSeries.Add(new NumberSeries(Numbering.Numbers.CreditMemoKey(entity.Id), 0));
                break;
        }
    }
}
