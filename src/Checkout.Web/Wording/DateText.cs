using System.Collections.Concurrent;

namespace Checkout.Web.Wording;

/// <summary>Dates and times in the order, and with the month names, of a culture. Years always have four digits.</summary>
public static class DateText
{
    private const string Weekday = "dddd";

    private static readonly ConcurrentDictionary<string, Patterns> Known = new(StringComparer.Ordinal);

    /// <summary>19 Nov 2026; Nov 19, 2026; 19. Nov. 2026; 2026年11月19日. For tables and facts.</summary>
    public static string Brief(DateOnly date, CultureInfo culture) => date.ToString(PatternsOf(culture).Brief, culture);

    /// <summary>19 November 2026. For sentences.</summary>
    public static string Spelled(DateOnly date, CultureInfo culture) => date.ToString(PatternsOf(culture).Spelled, culture);

    /// <summary>Thursday, 19 November 2026. For what expires or falls due.</summary>
    public static string WithWeekday(DateOnly date, CultureInfo culture) => date.ToString(PatternsOf(culture).WithWeekday, culture);

    /// <summary>An instant as a clock in the zone shows it: 20 Nov 2026, 09:12.</summary>
    public static string Instant(DateTimeOffset instant, TimeZoneInfo zone, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return $"{Brief(DateOnly.FromDateTime(local), culture)}, {local.ToString(PatternsOf(culture).Time, culture)}";
    }

    private static Patterns PatternsOf(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) =>
    {
        // The era is meant for calendars other than the Gregorian.
        var full = culture.DateTimeFormat.LongDatePattern.Replace(" g", "", StringComparison.Ordinal);
        var withWeekday = full.Contains(Weekday, StringComparison.Ordinal) ? full : $"{Weekday}, {full}";
        var spelled = Array.Find(culture.DateTimeFormat.GetAllDateTimePatterns('D'),
            pattern => !pattern.Contains(Weekday, StringComparison.Ordinal))
            ?? full.Replace(Weekday, "", StringComparison.Ordinal).Trim(' ', ',');
        return new Patterns(spelled.Replace("MMMM", "MMM", StringComparison.Ordinal), spelled, withWeekday,
            culture.DateTimeFormat.ShortTimePattern);
    }, culture);

    private sealed record Patterns(string Brief, string Spelled, string WithWeekday, string Time);
}
