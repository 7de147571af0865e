using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>How many entries there are of each status, for the chips.</summary>
public sealed record CreditCounts(int All, int Open, int Credits)
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    /// <summary>One query, whatever the list is narrowed to otherwise.</summary>
    public static async Task<CreditCounts> ReadAsync(IQueryable<CreditEntry> entries, CancellationToken cancellation) => await entries
        .GroupBy(_ => 1)
        .Select(all => new CreditCounts(all.Count(), all.Count(entry => entry.Amount > entry.Used), all.Count(entry => entry.Kind < FirstEvent)))
        .SingleOrDefaultAsync(cancellation) ?? new CreditCounts(0, 0, 0);

    public IReadOnlyList<StatusChip> Chips() =>
    [
        new StatusChip("", "All", All),
        new StatusChip(nameof(CreditGroup.Open), CreditWords.Of(CreditGroup.Open), Open),
        new StatusChip(nameof(CreditGroup.Credit), CreditWords.Of(CreditGroup.Credit), Credits),
        new StatusChip(nameof(CreditGroup.Collections), CreditWords.Of(CreditGroup.Collections), All - Credits),
    ];
}
