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
            if (entry.State is EntityState.Added)
            {
                db.AddRange(Admit(db, entry.Entity));
            }
            else
            {
                RefuseOtherAccounts(db.Scope, entry.Entity);
            }

            RefuseRewriting(entry);
            Renew(entry);
            SearchText.Update(entry);
            // A deleted account takes its revision along.
            if (entry.Entity is not (IAccountNote or AccountLock) && entry is not { State: EntityState.Deleted, Entity: Account }
                && OwnerOf(entry.Entity) is { } accountId)
            {
                written.Add(accountId);
            }
        }

        RenewRevisions(db, written);
    }

    /// <summary>What every new row goes through, however it is written.</summary>
    /// <returns>What must exist beside it.</returns>
    public static object[] Admit(CheckoutDbContext db, object row)
    {
        RefuseOtherAccounts(db.Scope, row);
        switch (row)
        {
            case OutboxMessage message:
                MessageHold.Take(message);
                return [];
            case Account account:
                return [new AccountLock(account.Id), AuditChain.Begin(db, account.Id)];
            case LegalEntity entity:
                return [new NumberSeries(Numbering.Numbers.InvoiceKey(entity.Id), 0),
                    new NumberSeries(Numbering.Numbers.CreditMemoKey(entity.Id), 0)];
            default:
                return [];
        }
    }

    /// <summary>The account that a row belongs to; null where it is nobody's.</summary>
    public static Guid? OwnerOf(object row) => row switch
    {
        IAccountOwned owned => owned.AccountId,
        Account account => account.Id,
        PermissionBundle { IsShipped: false } bundle => bundle.OwnerId,
        _ => null,
    };

    private static void RefuseOtherAccounts(AccountScope scope, object row)
    {
        if (!scope.IsUnscoped && OwnerOf(row) is { } accountId && accountId != scope.AccountId)
        {
            throw new InvalidOperationException($"A {row.GetType().Name} of another account must not be written here.");
        }
    }

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
            or BillingDetailsChange or OrderCancellation or Remittance or RemittanceLine or ReminderNotice or InvoiceReminder
            or UsageReport))
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
}
