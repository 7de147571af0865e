namespace Checkout.Domain;

/// <summary>
/// The vendor's business dates (rule R20). Instants are turned into dates and dates are compared: a local midnight is never constructed,
/// for there are zones and days that have none, or two.
/// </summary>
public sealed class BusinessCalendar(TimeZoneInfo zone)
{
    // No zone is further from UTC than this, so that around UTC's midnight it holds every instant at which the date changes somewhere.
    private static readonly TimeSpan FurthestOffset = TimeSpan.FromHours(14);
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    public TimeZoneInfo Zone { get; } = zone;

    public string ZoneName => Zone.Id;

    /// <summary>The business date at an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The business date now.</summary>
    public DateOnly Today(TimeProvider clock) => DateAt(clock.GetUtcNow());

    /// <summary>The first instant whose business date is later than the day: from it on, what was good until that day no longer
    /// is.</summary>
    public DateTimeOffset FirstInstantAfter(DateOnly day)
    {
        var midnight = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var until = midnight + FurthestOffset;
        for (var from = midnight - FurthestOffset; from <= until; from += Step)
        {
            var to = from + Step;
            var change = OffsetChangeBetween(from, to);
            if (FirstWithin(from, change, midnight, day) is { } before)
            {
                return before;
            }

            if (change < to && FirstWithin(change, to, midnight, day) is { } after)
            {
                return after;
            }
        }

        throw new InvalidOperationException($"{day:O} has no end in {ZoneName}.");
    }

    /// <summary>The first instant after the day in [from, to), throughout which the offset is the same.</summary>
    private DateTimeOffset? FirstWithin(DateTimeOffset from, DateTimeOffset to, DateTimeOffset midnight, DateOnly day)
    {
        if (DateAt(from) > day)
        {
            return from;
        }

        var turn = midnight - Zone.GetUtcOffset(from);
        return from < turn && turn < to ? turn : null;
    }

    /// <summary>The instant in (from, to] from which on the offset is that of <paramref name="to"/>; <paramref name="to"/> itself where
    /// nothing changes.</summary>
    private DateTimeOffset OffsetChangeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var before = Zone.GetUtcOffset(from);
        if (Zone.GetUtcOffset(to) == before)
        {
            return to;
        }

        while (to - from > TimeSpan.FromTicks(1))
        {
            var middle = from + ((to - from) / 2);
            if (Zone.GetUtcOffset(middle) == before)
            {
                from = middle;
            }
            else
            {
                to = middle;
            }
        }

        return to;
    }
}
