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
    // Nothing else has a day that can be over. What is and what isn't are two groups along the key: to group by the comparison, a database
    // sorts every open day.
    private static readonly CompiledQuery<Func<CheckoutDbContext, DateOnly, IAsyncEnumerable<TallySum>>> Read = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, DateOnly today) => db.Tallies
            .Where(tally => (tally.Series == TallySeries.Quotes || tally.Series == TallySeries.Invoices) && tally.Day < today)
            .GroupBy(tally => new { tally.Series, tally.State, tally.Mark, tally.Currency })
            .Select(group => new
            {
                group.Key,
                IsOver = true,
                Count = group.Sum(tally => tally.Count),
                Net = group.Sum(tally => tally.Net),
                Amount = group.Sum(tally => tally.Amount),
                Open = group.Sum(tally => tally.Open),
                First = group.Min(tally => tally.Day),
                Last = group.Max(tally => tally.Day)
            })
            .Concat(db.Tallies
                .Where(tally => tally.Day >= today && (tally.Series == TallySeries.Quotes || tally.Series == TallySeries.Orders
                    || tally.Series == TallySeries.Invoices || tally.Series == TallySeries.Payments
                    || tally.Series == TallySeries.Credits || tally.Series == TallySeries.Balance
                    || tally.Series == TallySeries.Activity))
                .GroupBy(tally => new { tally.Series, tally.State, tally.Mark, tally.Currency })
                .Select(group => new
                {
                    group.Key,
                    IsOver = false,
                    Count = group.Sum(tally => tally.Count),
                    Net = group.Sum(tally => tally.Net),
                    Amount = group.Sum(tally => tally.Amount),
                    Open = group.Sum(tally => tally.Open),
                    First = group.Min(tally => tally.Day),
                    Last = group.Max(tally => tally.Day)
                }))
            .Select(sum => new TallySum(sum.Key.Series, sum.Key.State, sum.Key.Mark, sum.Key.Currency, sum.IsOver, sum.Count, sum.Net,
                sum.Amount, sum.Open, sum.First, sum.Last))));

    /// <summary>What the ledger moved on each day of a time, by kind and currency.</summary>
    public static IQueryable<Tally> LedgerDays(this CheckoutDbContext db, DateOnly from, DateOnly to) =>
        db.Tallies.Where(tally => tally.Series == TallySeries.Ledger && tally.Day >= from && tally.Day <= to);

    /// <summary>Every series but that of the ledger’s days.</summary>
    public static async Task<ILookup<TallySeries, TallySum>> TallySumsAsync(this CheckoutDbContext db, DateOnly today,
        CancellationToken cancellation) =>
        (await Read.For(db)(db, today).ToListAsync(cancellation)).ToLookup(sum => sum.Series);
}
