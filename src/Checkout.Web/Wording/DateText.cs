using System.Collections.Concurrent;
using System.Globalization;

namespace Checkout.Web.Wording;

/// <summary>Dates and times in the order, and with the month names, of a culture. Years always have four digits.</summary>
public static class DateText
{
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
        var full = culture.DateTimeFormat.LongDatePattern;
        var lasting = full.Contains("dddd", StringComparison.Ordinal) ? full : "dddd, " + full;
        var withoutDay = WithoutWeekday(full);
        return new Patterns(
            withoutDay.Replace("MMMM", "MMM", StringComparison.Ordinal),
            withoutDay,
            lasting,
            culture.DateTimeFormat.ShortTimePattern);
    }, culture);

    private static string WithoutWeekday(string pattern) =>
        pattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '،', '、', '.');

    private sealed record Patterns(string Brief, string Spelled, string WithWeekday, string Time);
}
