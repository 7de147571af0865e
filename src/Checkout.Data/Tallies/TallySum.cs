namespace Checkout.Data.Tallies;

/// <summary>What tallies of one state come to on a day.</summary>
/// <param name="Currency">Empty where only rows are counted.</param>
/// <param name="IsOver">Their day is over.</param>
/// <param name="FirstDay">The earliest of their days.</param>
/// <param name="LastDay">The latest of their days; <see cref="Tally.NoDay"/> where one has none.</param>
public sealed record TallySum(TallySeries Series, string State, string Mark, string Currency, bool IsOver, long Count, decimal Net,
    decimal Amount, decimal Open, DateOnly FirstDay, DateOnly LastDay);

/// <summary>Reads the tallies of the current account: as many rows as there are states and open days, however many documents.</summary>
public static class TallySums
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, DateOnly, IAsyncEnumerable<TallySum>>> Read = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, DateOnly today) => db.Tallies
            .Where(tally => tally.Series == TallySeries.Quotes || tally.Series == TallySeries.Orders || tally.Series == TallySeries.Invoices
                || tally.Series == TallySeries.Payments || tally.Series == TallySeries.Credits || tally.Series == TallySeries.Balance
                || tally.Series == TallySeries.Activity)
            .GroupBy(tally => new { tally.Series, tally.State, tally.Mark, tally.Currency, IsOver = tally.Day < today })
            .Select(group => new TallySum(group.Key.Series, group.Key.State, group.Key.Mark, group.Key.Currency, group.Key.IsOver,
                group.Sum(tally => tally.Count), group.Sum(tally => tally.Net), group.Sum(tally => tally.Amount),
                group.Sum(tally => tally.Open), group.Min(tally => tally.Day), group.Max(tally => tally.Day)))));

    /// <summary>What the ledger moved on each day of a time, by kind and currency.</summary>
    public static IQueryable<Tally> LedgerDays(this CheckoutDbContext db, DateOnly from, DateOnly to) =>
        db.Tallies.Where(tally => tally.Series == TallySeries.Ledger && tally.Day >= from && tally.Day <= to);

    /// <summary>Every series but that of the ledger’s days.</summary>
    public static async Task<ILookup<TallySeries, TallySum>> TallySumsAsync(this CheckoutDbContext db, DateOnly today,
        CancellationToken cancellation) =>
        (await Read.For(db)(db, today).ToListAsync(cancellation)).ToLookup(sum => sum.Series);
}
