using Checkout.Data.Acceptances;

namespace Checkout.Web.Features.DeepLinks;

/// <summary>
/// The quote that the door opens: published by the account executive in the last days, still acceptable, and not put off by this user.
/// The newest publication wins.
/// </summary>
public sealed class LaunchQuery(
    CheckoutDbContexts contexts, BusinessCalendar calendar, Reader reader, IOptions<LaunchOptions> options)
{
    /// <returns>Its slug; null where no quote waits.</returns>
    public async Task<string?> FindAsync(Guid accountId, Guid userId, CancellationToken cancellation)
    {
        var today = reader.Today;
        var since = today.AddDays(-options.Value.RecentDays);
        await using var db = contexts.ForAccount(accountId);
        var waiting = await db.Quotes
            .Where(QuoteStatuses.Is(QuoteStatus.Active, today))
            .Where(quote => quote.Origin == QuoteOrigin.AccountExecutive && quote.PublishedOn >= since)
            .Where(quote => !db.QuoteReadings.Any(reading => reading.QuoteId == quote.Id && reading.UserId == userId
                && reading.PutOffAt != null))
            .OrderByDescending(quote => quote.PublishedAt).ThenByDescending(quote => quote.Ordinal)
            .Select(quote => quote.Slug)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return null;
        }

        // What something else has overtaken can’t be accepted any more.
        var overtaken = (await OpenQuotes.OvertakenAsync(db, today, calendar.Zone, cancellation))
            .Select(open => open.Quote.Slug).ToHashSet(StringComparer.Ordinal);
        return waiting.Find(slug => !overtaken.Contains(slug));
    }
}
