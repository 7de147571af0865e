using System.Diagnostics.CodeAnalysis;

namespace Checkout.Domain;

/// <summary>
/// The days that a business means (R23). Other systems write 0001-01-01 for “none” and 9999-12-31 for “for ever”; such a day is refused
/// wherever one comes in, and one that is stored already is read as the nearest that can be counted with.
/// </summary>
public static class BusinessDay
{
    public static readonly DateOnly Earliest = new(1900, 1, 1);
    public static readonly DateOnly Latest = new(2200, 12, 31);

    /// <summary>What is said of any other day.</summary>
    public const string Bounds = "A day between 1900-01-01 and 2200-12-31 is expected";

    public static bool IsMeant(DateOnly day) => day >= Earliest && day <= Latest;

    public static bool IsMeant(DateTimeOffset instant) => IsMeant(DateOnly.FromDateTime(instant.UtcDateTime));

    /// <summary>The day itself, or the nearest that is meant.</summary>
    public static DateOnly Nearest(DateOnly day) => day < Earliest ? Earliest : day > Latest ? Latest : day;

    public static DateTimeOffset Nearest(DateTimeOffset instant) => IsMeant(instant) ? instant
        : new DateTimeOffset(Nearest(DateOnly.FromDateTime(instant.UtcDateTime)), TimeOnly.MinValue, TimeSpan.Zero);

    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Reads 2026-11-23.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsMeant(day);
}
