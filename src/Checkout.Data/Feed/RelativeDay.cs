using System.Diagnostics.CodeAnalysis;

namespace Checkout.Data.Feed;

/// <summary>
/// Dates of the feed: 2026-11-23, or relative to the day of the import for demonstration data: today, then any number of steps such as
/// −45d, +3m, −2y, +1w (a number without a letter means days), applied from left to right.
/// </summary>
internal static class RelativeDay
{
    private const string Today = "today";

    public static bool TryParse([NotNullWhen(true)] string? text, DateOnly today, out DateOnly day)
    {
        if (text is null || !text.StartsWith(Today, StringComparison.Ordinal))
        {
            return BusinessDay.TryParse(text, out day);
        }

        day = today;
        try
        {
            for (var rest = text.AsSpan(Today.Length); !rest.IsEmpty;)
            {
                var digits = 1;
                while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
                {
                    digits++;
                }

                if (rest[0] is not ('+' or '-') || digits is 1 or > 6)
                {
                    return false;
                }

                var steps = int.Parse(rest[..digits], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                var unit = digits < rest.Length && char.IsAsciiLetter(rest[digits]) ? rest[digits] : ' ';
                day = unit switch
                {
                    ' ' or 'd' => day.AddDays(steps),
                    'w' => day.AddDays(7 * steps),
                    'm' => day.AddMonths(steps),
                    'y' => day.AddYears(steps),
                    _ => throw new FormatException(),
                };
                rest = rest[(unit is ' ' ? digits : digits + 1)..];
            }

            return BusinessDay.IsMeant(day);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or FormatException)
        {
            return false;
        }
    }

    /// <summary>An instant with its offset, or a day as above followed by T and a time of day in UTC, such as today-3T14:30Z.</summary>
    public static bool TryParseInstant([NotNullWhen(true)] string? text, DateOnly today, out DateTimeOffset instant)
    {
        instant = default;
        var at = text?.IndexOf('T', StringComparison.Ordinal) ?? -1;
        if (text is null || at < 0 || !HasOffset(text))
        {
            return false;
        }

        if (text.StartsWith(Today, StringComparison.Ordinal))
        {
            if (!TryParse(text[..at], today, out var day) || !text.EndsWith('Z')
                || !TimeOnly.TryParse(text.AsSpan(at + 1, text.Length - at - 2), CultureInfo.InvariantCulture, out var time))
            {
                return false;
            }

            instant = new DateTimeOffset(day, time, TimeSpan.Zero);
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        instant = parsed.ToUniversalTime();
        return BusinessDay.IsMeant(instant);
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] is ':');
}
