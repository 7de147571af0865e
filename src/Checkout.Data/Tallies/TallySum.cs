namespace Checkout.Data.Tallies;

/// <summary>What tallies of one state come to on a day.</summary>
public sealed record TallySum
{
    public TallySeries Series { get; init; }

    public required string State { get; init; }

    public required string Mark { get; init; }

    /// <summary>Empty where only rows are counted.</summary>
    public required string Currency { get; init; }

    /// <summary>Their day is over.</summary>
    public bool IsOver { get; init; }

    public long Count { get; init; }

    public decimal Net { get; init; }

    public decimal Amount { get; init; }

    public decimal Open { get; init; }

    /// <summary>The latest of their days where it is not over; <see cref="Tally.NoDay"/> where one has none.</summary>
    public DateOnly LastDay { get; init; }
}

/// <summary>Reads the tallies of the current account: of what is over whole months and the days of the last, and every day to
/// come.</summary>
public static class TallySums
{
    // Nothing but a quote or an invoice has a day that can be over.
    private static readonly DayQuery<TallySum> Read = new((db, today) =>
    {
        var month = BusinessDay.FirstOfMonth(today);
        return Sums(db.Tallies.Where(tally => (tally.Series == TallySeries.QuoteMonths || tally.Series == TallySeries.InvoiceMonths)
                && tally.Day < month), isOver: true)
            .Concat(Sums(db.Tallies.Where(tally => (tally.Series == TallySeries.Quotes || tally.Series == TallySeries.Invoices)
                && tally.Day >= month && tally.Day < today), isOver: true))
            .Concat(Sums(db.Tallies.Where(tally => tally.Day >= today && (tally.Series == TallySeries.Quotes
                || tally.Series == TallySeries.Orders || tally.Series == TallySeries.Invoices || tally.Series == TallySeries.Payments
                || tally.Series == TallySeries.Credits || tally.Series == TallySeries.Balance || tally.Series == TallySeries.Activity)),
                isOver: false));
    });

    /// <summary>Every series but that of the ledger’s days.</summary>
    public static async Task<ILookup<TallySeries, TallySum>> TallySumsAsync(this CheckoutDbContext db, DateOnly today,
        CancellationToken cancellation) =>
        (await Read.ReadAsync(db, today, cancellation)).ToLookup(sum => sum.Series switch
        {
            TallySeries.QuoteMonths => TallySeries.Quotes,
            TallySeries.InvoiceMonths => TallySeries.Invoices,
            var series => series,
        });

    private static IQueryable<TallySum> Sums(IQueryable<Tally> tallies, bool isOver) => tallies
        .GroupBy(tally => new { tally.Series, tally.State, tally.Mark, tally.Currency })
        .Select(group => new TallySum
        {
            Series = group.Key.Series,
            State = group.Key.State,
            Mark = group.Key.Mark,
            Currency = group.Key.Currency,
            IsOver = isOver,
            Count = group.Sum(tally => tally.Count),
            Net = group.Sum(tally => tally.Net),
            Amount = group.Sum(tally => tally.Amount),
            Open = group.Sum(tally => tally.Open),
            LastDay = group.Max(tally => tally.Day),
        });
}
