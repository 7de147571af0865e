using Checkout.Data.Search;

namespace Checkout.Data.Audit;

/// <summary>Proves each account's chain of audit entries, or says where it is broken. It may run while the portal writes.</summary>
public sealed class AuditVerification(CheckoutDbContexts contexts, AuditKey key)
{
    private const int HeadsTried = 5;

    /// <param name="accountId">One account, or all by their numbers where null.</param>
    public async IAsyncEnumerable<AuditReport> RunAsync(Guid? accountId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var accounts = await db.Accounts.Where(account => accountId == null || account.Id == accountId).OrderBy(account => account.Number)
            .Select(account => new { account.Id, account.Number }).ToListAsync(cancellation);
        foreach (var account in accounts)
        {
            yield return await ReadAsync(db, account.Id, account.Number, cancellation);
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
            return IsSealed(head);
        }, cancellation);
        return sealings.Count == 0 || sealings.Contains(true);
    }

    private async Task<AuditReport> ReadAsync(CheckoutDbContext db, Guid accountId, string number, CancellationToken cancellation)
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

        return walk.Conclude(head, head is not null && IsSealed(head), counted);
    }

    private static Task<AuditHead?> HeadAsync(CheckoutDbContext db, Guid accountId, CancellationToken cancellation) =>
        db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(head => head.AccountId == accountId, cancellation);

    private bool IsSealed(AuditHead head) => string.Equals(head.Seal, AuditSeal.Of(key, head), StringComparison.Ordinal);
}
