namespace Checkout.Domain.Billing;

/// <summary>A month of a contract's grid of which only some days are covered.</summary>
public sealed record MonthShare(DateRange Covered, DateRange Month)
{
    public Fraction Share => new(Covered.Days, Month.Days);
}

/// <summary>Months of a range as they are counted on a grid (R1): whole ones, and shares of the first and the last.</summary>
public sealed record MonthCount(int Whole, IReadOnlyList<MonthShare> Shares)
{
    /// <summary>The exact number of months.</summary>
    public Fraction Total => Shares.Aggregate((Fraction)Whole, (sum, share) => sum + share.Share);

    public static MonthCount Of(BillingGrid grid, DateRange days)
    {
        var whole = 0;
        var shares = new List<MonthShare>();
        for (var k = grid.IndexOf(days.From); grid.Date(k) <= days.To; k++)
        {
            var month = new DateRange(grid.Date(k), grid.Date(k + 1).AddDays(-1));
            if (days.Intersect(month) is { } covered && covered != month)
            {
                shares.Add(new MonthShare(covered, month));
            }
            else
            {
                whole++;
            }
        }

        return new MonthCount(whole, shares);
    }
}
