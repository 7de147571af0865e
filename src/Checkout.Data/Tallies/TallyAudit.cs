using Checkout.Data.Providers;

namespace Checkout.Data.Tallies;

/// <summary>A tally that is not what the rows come to.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Kept">What is written; null where nothing is.</param>
/// <param name="Counted">What the rows come to; null where there are none.</param>
public sealed record TallyFinding(string Account, Tally? Kept, Tally? Counted)
{
    public override string ToString()
    {
        var about = (Kept ?? Counted)!;
        var day = about.Day == Tally.NoDay ? "" : FormattableString.Invariant($", {about.Day:O}");
        var named = new[] { $"{Account}: {about.Series}", about.State, about.Mark, about.Currency }.Where(text => text.Length > 0);
        return $"{string.Join(", ", named)}{day}: kept {Said(Kept)}, counted {Said(Counted)}";
    }

    private static string Said(Tally? tally) => tally is null ? "nothing"
        : FormattableString.Invariant($"{tally.Count} of {tally.Amount:0.00##}, {tally.Open:0.00##} open");
}

/// <summary>Counts all documents and compares what is kept with it, or keeps what it counted.</summary>
public sealed class TallyAudit(CheckoutDbContexts contexts)
{
    /// <summary>Where kept and counted differ. One statement reads both, so the portal may go on writing.</summary>
    public async Task<IReadOnlyList<TallyFinding>> FindAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var numbers = await db.Accounts.ToDictionaryAsync(account => account.Id, account => account.Number, cancellation);
        var kept = await ReadAsync(TallyTriggers.KeptButNotCounted(db));
        var counted = await ReadAsync(TallyTriggers.CountedButNotKept(db));
        return
        [
            .. kept.Keys.Union(counted.Keys).Select(key => new TallyFinding(
                numbers.GetValueOrDefault(key.AccountId) ?? "?", kept.GetValueOrDefault(key), counted.GetValueOrDefault(key)))
                .OrderBy(finding => finding.ToString(), StringComparer.Ordinal),
        ];

        async Task<Dictionary<(Guid AccountId, TallySeries, string, string, string, DateOnly), Tally>> ReadAsync(string sql) =>
#pragma warning disable RS0030 // Of all accounts.
            await db.Tallies.FromSqlRaw(sql).AsNoTracking().ToDictionaryAsync(
                tally => (tally.AccountId, tally.Series, tally.State, tally.Mark, tally.Currency, tally.Day), cancellation);
#pragma warning restore RS0030
    }

    /// <summary>Keeps what the rows come to now.</summary>
    public async Task RecountAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        await DatabaseObjects.RemakeAsync(db, cancellation);
    }
}
