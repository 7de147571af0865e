namespace Checkout.Web.Features.Quotes;

/// <summary>The orders that the list of quotes can be put in.</summary>
public static class QuoteSorts
{
    private static Daily? _latest;

    /// <param name="today">Decides what has expired, for sorting by status.</param>
    public static Sorts<Quote> On(DateOnly today) =>
        (_latest is { } latest && latest.Day == today ? latest : _latest = new Daily(today, Make(today))).Sorts;

    private static Sorts<Quote> Make(DateOnly today) => new Sorts<Quote>(quote => quote.Ordinal, "-published")
        .ByNumber(quote => quote.Number)
        .By("name", quote => quote.Title)
        .By("type", quote => quote.Type)
        .By("status", quote =>
            quote.Status == QuoteStatus.Purchased ? 3
            : quote.Status == QuoteStatus.Declined ? 4
            : quote.Status == QuoteStatus.Withdrawn ? 5
            : quote.Status == QuoteStatus.Discarded ? 6
            : quote.ExpiresOn < today ? 2
            : quote.Status == QuoteStatus.PendingApproval ? 1
            : 0)
        .By("published", quote => quote.PublishedAt)
        .By("expires", quote => quote.ExpiresOn)
        .By("total", quote => quote.TotalAmount);

    private sealed record Daily(DateOnly Day, Sorts<Quote> Sorts);
}
