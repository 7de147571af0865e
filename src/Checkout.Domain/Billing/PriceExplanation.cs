namespace Checkout.Domain.Billing;

/// <summary>
/// Every number that a line's amount comes from, so that it can be followed with a pocket calculator:
/// quantity × net price ÷ base quantity × months, rounded once, half away from zero (R1, R2, R22).
/// </summary>
/// <param name="Origin">Book and tier; null where the vendor named the price.</param>
/// <param name="Months">Null for a one-time line.</param>
/// <param name="PerMonth">What the quantity costs for one month, or altogether where it is one-time; exact.</param>
/// <param name="Exact">The amount before its rounding.</param>
public sealed record PriceExplanation(
    Currency Currency,
    PriceOrigin? Origin,
    decimal ListPrice,
    decimal DiscountPercent,
    decimal NetPrice,
    decimal Quantity,
    string Unit,
    decimal BaseQuantity,
    DateRange Days,
    MonthCount? Months,
    Fraction PerMonth,
    Fraction Exact,
    decimal Amount)
{
    /// <summary>How it is taxed. The tax is computed on the sum of an invoice, not on the line (R4).</summary>
    public required TaxTreatment Tax { get; init; }

    /// <summary>What was billed of the line before the part that is explained; null where the part is the first one, or the whole
    /// (R2).</summary>
    public PriceExplanation? Before { get; init; }

    /// <summary>What is asked for: the amount, less what was billed before.</summary>
    public decimal Part => Amount - (Before?.Amount ?? 0m);

    /// <summary>True where the amount was rounded.</summary>
    public bool IsRounded => Exact != (Fraction)Amount;

    /// <param name="days">The days of a recurring line; of a one-time line its day.</param>
    public static PriceExplanation Of(PricedLine line, BillingGrid grid, DateRange days, Currency currency)
    {
        var months = line.IsRecurring ? MonthCount.Of(grid, days) : null;
        var perMonth = (Fraction)line.Quantity * line.NetPrice / line.BaseQuantity;
        var exact = months is null ? perMonth : perMonth * months.Total;
        return new PriceExplanation(
            currency, line.Origin, line.ListPrice, line.DiscountPercent, line.NetPrice, line.Quantity, line.Unit, line.BaseQuantity, days,
            months, perMonth, exact, currency.Round(exact))
        {
            Tax = line.Tax,
        };
    }

    /// <summary>A billing period's part of a recurring line: what it comes to through the period's end, less what it came to before
    /// (R2).</summary>
    /// <param name="term">All days of the line.</param>
    /// <param name="period">The days that are billed.</param>
    /// <param name="tax">As of the invoice: a rate may have changed since the order.</param>
    public static PriceExplanation OfPart(PricedLine line, BillingGrid grid, DateRange term, DateRange period, Currency currency,
        TaxTreatment tax) =>
        Of(line, grid, new DateRange(term.From, period.To), currency) with
        {
            Tax = tax,
            Before = term.From < period.From ? Of(line, grid, new DateRange(term.From, period.From.AddDays(-1)), currency) : null,
        };
}
