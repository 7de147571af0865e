namespace Checkout.Domain.Billing;

/// <summary>What a recurring line bills in one period.</summary>
public sealed record BilledPart(DateRange Period, decimal Amount);

/// <summary>
/// Splits a recurring line over billing periods (R2): a period bills B(its end) − B(the end before), with
/// B(d) = round(quantity × price × months(start, d)), so that the parts sum to the line total to the minor unit.
/// </summary>
public static class BilledParts
{
    public static IReadOnlyList<BilledPart> Of(BillingGrid grid, BillingFrequency frequency, Currency currency, BillableLine line)
    {
        var parts = new List<BilledPart>();
        var before = 0m;
        foreach (var period in grid.Periods(frequency, line.Term))
        {
            var through = LineAmount.Total(currency, line.Quantity, line.NetPrice, line.BaseQuantity,
                grid.Months(new DateRange(line.Term.From, period.To)));
            parts.Add(new BilledPart(period, through - before));
            before = through;
        }

        return parts;
    }
}
