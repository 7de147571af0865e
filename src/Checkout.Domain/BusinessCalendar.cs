namespace Checkout.Domain;

/// <summary>Business dates are calendar dates in the vendor's zone (R20). No midnight is ever constructed: some do not exist.</summary>
public sealed class BusinessCalendar(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The business date at an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The first instant, to the second, whose business date is later than the day.</summary>
    public DateTimeOffset FirstInstantAfter(DateOnly day)
    {
        // The date never goes back by more than a clock change, so it turns between 12 hours before and 38 hours after UTC midnight.
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        long low = -14 * 3600, high = 40 * 3600;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (DateAt(start.AddSeconds(middle)) > day)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return start.AddSeconds(high);
    }
}
