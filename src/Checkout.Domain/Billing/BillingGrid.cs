namespace Checkout.Domain.Billing;

/// <summary>
/// A contract's monthly grid (R1): its anchor plus 0, 1, 2 … months, always counted from the anchor and clipped to the month's end.
/// Months of a range are the sum over grid months of covered days ÷ days of that grid month: exact, and additive at any split.
/// </summary>
public sealed class BillingGrid(DateOnly anchor)
{
    public DateOnly Anchor { get; } = anchor;

    /// <summary>The grid's date number k; k may be negative.</summary>
    public DateOnly Date(int k) => Anchor.AddMonths(k);

    /// <summary>The largest k whose date is not after the day.</summary>
    public int IndexOf(DateOnly day)
    {
        var k = ((day.Year - Anchor.Year) * 12) + day.Month - Anchor.Month;
        return Date(k) <= day ? k : k - 1;
    }

    /// <summary>How many months the days cover.</summary>
    public Fraction Months(DateRange days)
    {
        var first = IndexOf(days.From);
        var last = IndexOf(days.To);
        if (first == last)
        {
            return Part(first, days);
        }

        return Part(first, new DateRange(days.From, Date(first + 1).AddDays(-1))) + (last - first - 1) + Part(last,
            new DateRange(Date(last), days.To));
    }

    /// <summary>The same of two days from elsewhere: none where the last lies before the first.</summary>
    public Fraction Months(DateOnly from, DateOnly to) => to < from ? Fraction.Zero : Months(new DateRange(from, to));

    /// <summary>The whole billing period that holds the day; periods begin at grid dates 0, f, 2f …</summary>
    public DateRange PeriodContaining(DateOnly day, BillingFrequency frequency)
    {
        var months = frequency.Months();
        var index = IndexOf(day);
        var start = (index - (((index % months) + months) % months));
        return new DateRange(Date(start), Date(start + months).AddDays(-1));
    }

    /// <summary>The billing periods that a term touches, clipped to it.</summary>
    public IReadOnlyList<DateRange> Periods(BillingFrequency frequency, DateRange term)
    {
        var periods = new List<DateRange>();
        for (var day = term.From; day <= term.To;)
        {
            var whole = PeriodContaining(day, frequency);
            var period = new DateRange(day, whole.To < term.To ? whole.To : term.To);
            periods.Add(period);
            day = period.To.AddDays(1);
        }

        return periods;
    }

    /// <summary>The last day of a term of so many months: on the grid where the start is a grid date, else the start plus the
    /// months.</summary>
    public DateOnly TermEnd(DateOnly start, int months)
    {
        var k = IndexOf(start);
        return (Date(k) == start ? Date(k + months) : start.AddMonths(months)).AddDays(-1);
    }

    private Fraction Part(int k, DateRange days) => new(days.Days, Date(k + 1).DayNumber - Date(k).DayNumber);
}
