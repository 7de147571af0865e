using System.Collections.Concurrent;

namespace Checkout.Web.Wording;

/// <summary>Dates and times in English, as the sentences are that they stand in; in the order, and on the clock, that a culture
/// is used to. Years always have four digits.</summary>
public static class DateText
{
    private const string Weekday = "dddd";

    private static readonly CultureInfo American = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly ConcurrentDictionary<string, Patterns> Known = new(StringComparer.Ordinal);

    /// <summary>19 Nov 2026; Nov 19, 2026. For tables and facts.</summary>
    public static string Brief(DateOnly date, CultureInfo culture) => Written(date, culture, patterns => patterns.Brief);

    /// <summary>19 November 2026. For sentences.</summary>
    public static string Spelled(DateOnly date, CultureInfo culture) => Written(date, culture, patterns => patterns.Spelled);

    /// <summary>Thursday, 19 November 2026. For what expires or falls due.</summary>
    public static string WithWeekday(DateOnly date, CultureInfo culture) => Written(date, culture, patterns => patterns.WithWeekday);

    /// <summary>19 Nov; Nov 19. Where the year is known.</summary>
    public static string DayAndMonth(DateOnly date, CultureInfo culture) => Written(date, culture, patterns => patterns.DayAndMonth);

    /// <summary>Nov.</summary>
    public static string BriefMonth(DateOnly date) => date.ToString("MMM", American);

    /// <summary>November 2026.</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", American);

    /// <summary>An instant as a clock in the zone shows it: 20 Nov 2026, 09:12.</summary>
    public static string Instant(DateTimeOffset instant, TimeZoneInfo zone, CultureInfo culture) =>
        $"{Brief(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime), culture)}, {Time(instant, zone, culture)}";

    /// <summary>09:12; 9:12 AM.</summary>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone, CultureInfo culture)
    {
        var patterns = PatternsOf(culture);
        return TimeZoneInfo.ConvertTime(instant, zone).DateTime.ToString(patterns.Time, patterns.Names);
    }

    private static string Written(DateOnly date, CultureInfo culture, Func<Patterns, string> choose)
    {
        var patterns = PatternsOf(culture);
        return date.ToString(choose(patterns), patterns.Names);
    }

    private static Patterns PatternsOf(CultureInfo culture) => Known.GetOrAdd(culture.Name, static (_, culture) =>
    {
        var names = culture.TwoLetterISOLanguageName == "en" ? culture
            : culture.DateTimeFormat.ShortDatePattern.StartsWith('M') ? American : British;
        var full = names.DateTimeFormat.LongDatePattern;
        var withWeekday = full.Contains(Weekday, StringComparison.Ordinal) ? full : $"{Weekday}, {full}";
        var spelled = Array.Find(names.DateTimeFormat.GetAllDateTimePatterns('D'),
            pattern => !pattern.Contains(Weekday, StringComparison.Ordinal))
            ?? full.Replace(Weekday, "", StringComparison.Ordinal).Trim(' ', ',');
        var time = names.Equals(culture) ? culture.DateTimeFormat.ShortTimePattern
            : culture.DateTimeFormat.ShortTimePattern.Contains('h', StringComparison.Ordinal) ? "h:mm tt" : "HH:mm";
        return new Patterns(names, Brief(spelled), spelled, withWeekday, Brief(names.DateTimeFormat.MonthDayPattern), time);
    }, culture);

    private static string Brief(string pattern) => pattern.Replace("MMMM", "MMM", StringComparison.Ordinal);

    private sealed record Patterns(CultureInfo Names, string Brief, string Spelled, string WithWeekday, string DayAndMonth, string Time);
}
