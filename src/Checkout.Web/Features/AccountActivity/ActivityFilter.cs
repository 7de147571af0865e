using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.Audit;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.AccountActivity;

/// <summary>What the list of activity is narrowed to.</summary>
public sealed class ActivityFilter : ListFilter
{
    /// <summary>The e-mail address of one person.</summary>
    public string? Who { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Who);

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<ActivityGroup>() is null)
        {
            yield return "There is no such kind of activity, so every kind is shown.";
        }
    }

    /// <summary>Everything but the kind, so that the chips can count under it.</summary>
    /// <param name="db">The account's context.</param>
    /// <param name="zone">Whose days the period counts.</param>
    public IQueryable<AuditEntry> WithoutStatus(CheckoutDbContext db, TimeZoneInfo zone)
    {
        var entries = db.AuditEntries.AsNoTracking();
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            entries = entries.Where(entry => EF.Property<string>(entry, SearchText.Column).Contains(word));
        }

        if (!string.IsNullOrEmpty(Who))
        {
            entries = entries.Where(entry => entry.Actor == Who);
        }

        if (FromOn is { } from)
        {
            var start = Start(from, zone);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (UntilOn is { } until && until < DateOnly.MaxValue)
        {
            var end = Start(until.AddDays(1), zone);
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    public IQueryable<AuditEntry> ApplyTo(CheckoutDbContext db, TimeZoneInfo zone)
    {
        var found = WithoutStatus(db, zone);
        if (StatusAs<ActivityGroup>() is not { } group)
        {
            return found;
        }

        var actions = ActivityGroups.Actions(group);
        return found.Where(entry => actions.Contains(entry.Action));
    }

    // Where clocks are put forward at midnight, the day begins with the offset before: no entry is lost or shown twice.
    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return DateTimeOffset.MinValue.AddDays(1) > new DateTimeOffset(midnight, TimeSpan.Zero)
            ? DateTimeOffset.MinValue
            : new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
