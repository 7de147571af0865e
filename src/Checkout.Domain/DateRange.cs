namespace Checkout.Domain;

/// <summary>Calendar days from the first to the last, both included.</summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public DateRange(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"The range ends ({to:O}) before it begins ({from:O}).", nameof(to));
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The days that both ranges share, or null where there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from <= to ? new DateRange(from, to) : null;
    }

    public override string ToString() => $"{From:O}..{To:O}";
}
