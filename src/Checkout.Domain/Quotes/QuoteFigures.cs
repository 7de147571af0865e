namespace Checkout.Domain.Quotes;

/// <summary>A quote's line as it would be ordered on a day.</summary>
/// <param name="Months">What the term counts on the contract's grid; 1 for a one-time line.</param>
/// <param name="ListAmount">What it would come to at list price.</param>
public sealed record QuoteLineFigures(QuoteLine Line, DateRange Term, Fraction Months, decimal ListAmount, decimal Amount);

/// <summary>Every figure of a quote if it were accepted on a day: terms, line totals, and the invoices that follow.</summary>
public sealed record QuoteFigures(DateOnly On, DateRange Term, BillingGrid Grid, IReadOnlyList<QuoteLineFigures> Lines, BillingPlan Plan)
{
    public decimal ListAmount => Lines.Sum(line => line.ListAmount);

    public decimal Net => Lines.Sum(line => line.Amount);

    public decimal Discount => ListAmount - Net;

    /// <param name="contract">The contract that the quote adds to or renews; null for new business.</param>
    /// <param name="alongside">What other orders of the contract bring to later invoices, by their day.</param>
    /// <exception cref="RuleViolation">The contract ends before the line would start.</exception>
    public static QuoteFigures For(Quote quote, Contract? contract, DateOnly on,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<TaxableAmount>>? alongside = null)
    {
        var (grid, term) = TermOf(quote, contract, on);
        var currency = quote.Currency;
        var lines = quote.Lines.OrderBy(line => line.Position).Select(line => FiguresOf(line, quote, grid, term, on, currency)).ToList();
        var billable = lines
            .Select(line => new BillableLine(line.Line.Position, line.Line.IsRecurring, line.Line.Quantity, line.Line.NetPrice,
                line.Line.BaseQuantity, line.Term, line.Line.Tax))
            .ToList();
        var frequency = contract is null ? quote.BillingFrequency : contract.BillingFrequency;
        return new QuoteFigures(on, term, grid, lines, BillingPlan.For(grid, frequency, currency, billable, on, alongside));
    }

    private static (BillingGrid Grid, DateRange Term) TermOf(Quote quote, Contract? contract, DateOnly on)
    {
        switch (quote.Type)
        {
            case QuoteType.AddOn when contract is not null:
                // Nothing runs under a contract before it begins, whenever the quote is accepted.
                var from = quote.StartsOn ?? (on < contract.StartsOn ? contract.StartsOn : on);
                return from <= contract.LastDay
                    ? (contract.Grid, new DateRange(from, contract.LastDay))
                    : throw new RuleViolation($"{contract.Number} ends on {contract.LastDay:O}, before this would start.");
            case QuoteType.Renewal when contract is not null:
                var start = (quote.ContractEndsOn ?? contract.EndsOn).AddDays(1);
                return (contract.Grid, new DateRange(start, contract.Grid.TermEnd(start, quote.TermMonths)));
            default:
                var first = quote.StartsOn ?? on;
                var grid = new BillingGrid(first);
                return (grid, new DateRange(first, grid.TermEnd(first, quote.TermMonths)));
        }
    }

    private static QuoteLineFigures FiguresOf(QuoteLine line, Quote quote, BillingGrid grid, DateRange term, DateOnly on, Currency currency)
    {
        var start = line.StartsOn is { } own && own > term.From ? own : term.From;
        if (!line.IsRecurring)
        {
            var day = line.StartsOn ?? quote.StartsOn ?? on;
            return new QuoteLineFigures(
                line,
                new DateRange(day, day),
                Fraction.One,
                LineAmount.OneTime(currency, line.Quantity, line.ListPrice, line.BaseQuantity),
                LineAmount.OneTime(currency, line.Quantity, line.NetPrice, line.BaseQuantity));
        }

        RuleViolation.ThrowIf(start > term.To, $"“{line.Name}” would start on {start:O}, after the term ends on {term.To:O}.");

        var days = new DateRange(start, term.To);
        var months = grid.Months(days);
        return new QuoteLineFigures(
            line,
            days,
            months,
            LineAmount.Total(currency, line.Quantity, line.ListPrice, line.BaseQuantity, months),
            LineAmount.Total(currency, line.Quantity, line.NetPrice, line.BaseQuantity, months));
    }
}
