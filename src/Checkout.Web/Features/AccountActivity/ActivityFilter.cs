using Checkout.Data.Tallies;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>What the list of activity is narrowed to.</summary>
public sealed class ActivityFilter : ListFilter<AuditEntry>
{
    /// <summary>The e-mail address of one person.</summary>
    public string? Who { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Who);

    public override TallySeries? Series => TallySeries.Activity;

    public override IReadOnlyList<StatusChoice<AuditEntry>> Statuses(DateOnly today) =>
    [
        .. Enum.GetValues<ActivityGroup>().Select(group =>
        {
            var actions = ActivityGroups.Actions(group);
            return new StatusChoice<AuditEntry>(
                group.ToString(), ActivityGroups.Word(group), entry => EF.Constant(actions).Contains(entry.Action))
            {
                Tallied = sum => actions.Any(action => sum.State == action.ToString())
            };
        }),
    ];

    /// <summary>The period counts the reader's days.</summary>
    public override IQueryable<AuditEntry> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var entries = Searched(db.AuditEntries);
        if (!string.IsNullOrEmpty(Who))
        {
            entries = entries.Where(entry => entry.Actor == Who);
        }

        if (FromOn is { } from)
        {
            var start = Start(from, reader.Zone);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (UntilOn is { } until)
        {
            var end = Start(until.AddDays(1), reader.Zone);
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    // Where clocks are put forward at midnight, the day begins with the offset before: no entry is lost or shown twice.
    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
