using Checkout.Data.Search;

namespace Checkout.Data.Audit;

/// <summary>Proves each account's chain of audit entries, or says where it is broken. It may run while the portal writes. Entries may be
/// sealed with former keys, the chain's end only with the key of now: whoever has got hold of a former one can't write anything anew.
/// </summary>
public sealed class AuditVerification(CheckoutDbContexts contexts, AuditKey key)
{
    private const int HeadsTried = 5;

    /// <param name="accountId">One account, or all by their numbers where null.</param>
    public async IAsyncEnumerable<AuditReport> RunAsync(Guid? accountId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        foreach (var (id, number) in await AccountsAsync(db, accountId, cancellation))
        {
            yield return await ReadAsync(db, id, number, [key], cancellation);
        }
    }

    /// <summary>Seals the end of each chain that is in order with the key of now, where a former one did. What is broken stays as it is.
    /// </summary>
    /// <remarks>Nobody may write with a former key meanwhile. Run again, it goes on where it was interrupted.</remarks>
    public async IAsyncEnumerable<AuditReport> ChangeKeyAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        foreach (var (id, number) in await AccountsAsync(db, accountId: null, cancellation))
        {
            yield return await ChangeKeyAsync(id, number, cancellation);
        }
    }

    /// <summary>Whether some chains end in seals of this key: false where it is another deployment's, or a new one.</summary>
    public async Task<bool> FitsAsync(CancellationToken cancellation)
    {
        var sealings = await contexts.ReadAsync("""
            "AccountId", "Count", "LastSeal", "Seal" FROM "AuditHeads" ORDER BY "AccountId"
            """, HeadsTried, row =>
        {
            var head = new AuditHead(row.GetGuid(0));
            head.Advance(row.GetInt64(1), row.GetString(2));
            head.SealWith(row.GetString(3));
            return IsSealed(head, key);
        }, cancellation);
        return sealings.Count == 0 || sealings.Contains(true);
    }

    private static async Task<List<(Guid Id, string Number)>> AccountsAsync(CheckoutDbContext db, Guid? accountId,
        CancellationToken cancellation)
    {
        var accounts = await db.Accounts.Where(account => accountId == null || account.Id == accountId).OrderBy(account => account.Number)
            .Select(account => new { account.Id, account.Number }).ToListAsync(cancellation);
        return accounts.ConvertAll(account => (account.Id, account.Number));
    }

    private async Task<AuditReport> ChangeKeyAsync(Guid accountId, string number, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await AccountTransactions.HoldAsync(db, accountId, cancellation);
        var report = await ReadAsync(db, accountId, number, key.WithFormer, cancellation);
        if (report.Findings.Count == 0)
        {
            var head = await db.AuditHeads.SingleAsync(row => row.AccountId == accountId, cancellation);
            head.SealWith(AuditSeal.Of(key, head));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return report;
    }

    /// <param name="ofEnd">The keys with which the chain's end may be sealed.</param>
    internal async Task<AuditReport> ReadAsync(CheckoutDbContext db, Guid accountId, string number, IReadOnlyList<AuditKey> ofEnd,
        CancellationToken cancellation)
    {
        // Head first: an entry and the head that counts it are saved together, so every entry that it counts can be read now.
        var head = await HeadAsync(db, accountId, cancellation);
        var walk = new AuditWalk(number, key);
        var rows = db.AuditEntries.AsNoTracking().Where(entry => entry.AccountId == accountId).OrderBy(entry => entry.Number)
            .ThenBy(entry => entry.Ordinal)
            .Select(entry => new { Entry = entry, Words = EF.Property<string?>(entry, SearchText.Column) });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            walk.Follow(row.Entry, row.Words);
        }

        // What was appended meanwhile is counted by the head of now, which may count still more that was not read any more.
        var counted = head?.Count ?? 0;
        if (head is not null && walk.Highest > counted && await HeadAsync(db, accountId, cancellation) is { } later
            && later.Count >= walk.Highest)
        {
            (head, counted) = (later, walk.Highest);
        }

        return walk.Conclude(head, head is not null && ofEnd.Any(one => IsSealed(head, one)), counted);
    }

    private static Task<AuditHead?> HeadAsync(CheckoutDbContext db, Guid accountId, CancellationToken cancellation) =>
        db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(head => head.AccountId == accountId, cancellation);

    private static bool IsSealed(AuditHead head, AuditKey key) =>
        string.Equals(head.Seal, AuditSeal.Of(key, head), StringComparison.Ordinal);
}
