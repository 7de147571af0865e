using Checkout.Data.Providers;

namespace Checkout.Data.Transactions;

/// <summary>Work inside an account's transaction.</summary>
/// <param name="now">The clock, read once, after the lock (R20).</param>
public delegate Task<TResult> AccountWork<TResult>(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation);

/// <summary>
/// Runs competing work on one account, one after the other: a new context, a transaction, the account's lock, one clock reading, the
/// work, one save, commit. A passing failure starts again from nothing. Where the answer to the commit is lost, the account's revision says
/// whether it was made; where that can't be told any more, work that must not happen twice finds what it wrote, or its request key.
/// </summary>
public sealed class AccountTransactions(CheckoutDbContexts contexts, TimeProvider clock)
{
    private const int MaxAttempts = 4;

    public Task<TResult> RunAsync<TResult>(Guid accountId, AccountWork<TResult> work, CancellationToken cancellation) =>
        RepeatAsync(accountId, work, renews: true, cancellation);

    /// <summary>The same for work that most times changes nothing: only where it would, it is done under the lock, from the
    /// beginning.</summary>
    public async Task<TResult> RunIfNeededAsync<TResult>(Guid accountId, AccountWork<TResult> work, CancellationToken cancellation)
    {
        await using (var look = contexts.ForAccount(accountId))
        {
            var result = await work(look, default, cancellation);
            look.ChangeTracker.DetectChanges();
            if (!look.ChangeTracker.HasChanges())
            {
                return result;
            }
        }

        return await RunAsync(accountId, work, cancellation);
    }

    /// <summary>Enters something in the account's activity that changes no row beside it, and so leaves the account's revision.</summary>
    public Task RecordAsync(Guid accountId, Func<DateTimeOffset, AuditEntry> entry, CancellationToken cancellation)
    {
        AuditEntry? made = null;
        return RepeatAsync(accountId, async (db, now, token) =>
        {
            if (made is not { Id: var id } || !await db.AuditEntries.AnyAsync(row => row.Id == id, token))
            {
                db.AuditEntries.Add(made = entry(now));
            }

            return true;
        }, renews: false, cancellation);
    }

    private async Task<TResult> RepeatAsync<TResult>(Guid accountId, AccountWork<TResult> work, bool renews, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(accountId, work, renews, cancellation);
            }
            catch (Exception exception) when (attempt < MaxAttempts && DatabaseTroubles.Of(exception) is DatabaseTrouble.Passing)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt * attempt), clock, cancellation);
            }
        }
    }

    private async Task<TResult> AttemptAsync<TResult>(Guid accountId, AccountWork<TResult> work, bool renews,
        CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(accountId);
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var revision = renews ? Guid.NewGuid() : (Guid?)null;
        if (!await LockAsync(db, accountId, revision, cancellation))
        {
            throw new InvalidOperationException("The account does not exist.");
        }

        var result = await work(db, clock.GetUtcNow(), cancellation);
        await db.SaveChangesAsync(cancellation);

        // From here on a disconnected browser must not decide about the outcome.
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception lost) when (renews && DatabaseTroubles.Of(lost) is not DatabaseTrouble.None)
        {
            await using var other = contexts.ForAccount(accountId);
            if (!await other.AccountLocks.AnyAsync(row => row.AccountId == accountId && row.Revision == revision, CancellationToken.None))
            {
                throw;
            }
        }

        return result;
    }

    /// <summary>Takes an account's lock until the transaction ends, and renews its revision.</summary>
    /// <returns>False where there is no such account.</returns>
    internal static Task<bool> LockAsync(CheckoutDbContext db, Guid accountId, CancellationToken cancellation) =>
        LockAsync(db, accountId, Guid.NewGuid(), cancellation);

    /// <summary>Takes the lock for what is only noted: the revision stays as it is, or as this transaction has renewed it.</summary>
    internal static Task<bool> HoldAsync(CheckoutDbContext db, Guid accountId, CancellationToken cancellation) =>
        LockAsync(db, accountId, revision: null, cancellation);

    private static async Task<bool> LockAsync(CheckoutDbContext db, Guid accountId, Guid? revision, CancellationToken cancellation)
    {
        try
        {
            return await db.AccountLocks.Where(row => row.AccountId == accountId).ExecuteUpdateAsync(
                update => update.SetProperty(row => row.Revision, row => revision ?? row.Revision), cancellation) == 1;
        }
        catch (Exception exception) when (DatabaseTroubles.Of(exception) is DatabaseTrouble.Slow)
        {
            throw new AccountBusyException(exception);
        }
    }
}
