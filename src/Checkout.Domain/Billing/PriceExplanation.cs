using Checkout.Domain.Documents;

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
    /// <summary>True where the amount was rounded.</summary>
    public bool IsRounded => Exact != (Fraction)Amount;

    /// <param name="days">The days of a recurring line; of a one-time line its day.</param>
    public static PriceExplanation Of(PricedLine line, BillingGrid grid, DateRange days, Currency currency)
    {
        var months = line.IsRecurring ? MonthCount.Of(grid, days) : null;
        var perMonth = (Fraction)line.Quantity * line.NetPrice / line.BaseQuantity;
        var exact = months is null ? perMonth : perMonth * months.Total;
        return new PriceExplanation(
            currency, line.Origin, line.ListPrice, line.DiscountPercent, line.NetPrice, line.Quantity, line.Unit, line.BaseQuantity, days, months, perMonth, exact, currency.Round(exact));
    }
}
