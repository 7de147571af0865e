namespace Checkout.Web.Wording;

/// <summary>How far a date lies from today, in words. Stands beside the absolute date, never alone.</summary>
public static class RelativeText
{
    private const int WeeksFrom = 28;
    private const int MonthsFrom = 98;
    private const int YearsFrom = 730;

    /// <summary>today, tomorrow, yesterday, in 4 days, 17 days ago, in 10 weeks, in 5 months, 2 years ago.</summary>
    public static string Of(DateOnly date, DateOnly today)
    {
        var days = date.DayNumber - today.DayNumber;
        return days switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 0 => "in " + Span(days),
            _ => Span(-days) + " ago",
        };
    }

    private static string Span(int days) => days switch
    {
        < WeeksFrom => Counted(days, "day"),
        < MonthsFrom => Counted(days / 7, "week"),
        < YearsFrom => Counted((int)(days / 30.4375), "month"),
        _ => Counted((int)(days / 365.25), "year"),
    };

    private static string Counted(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
}
