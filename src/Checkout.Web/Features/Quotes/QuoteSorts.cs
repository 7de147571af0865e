namespace Checkout.Web.Features.Quotes;

/// <summary>The orders that the list of quotes can be put in.</summary>
public static class QuoteSorts
{
    // Sorted down, what can still be answered comes first and what has expired after it, as days have it; then what came of the others.
    private static readonly DateOnly Purchased = BusinessDay.Earliest.AddDays(3);
    private static readonly DateOnly Declined = BusinessDay.Earliest.AddDays(2);
    private static readonly DateOnly Withdrawn = BusinessDay.Earliest.AddDays(1);
    private static readonly DateOnly Discarded = BusinessDay.Earliest;

    public static Sorts<Quote> All { get; } = new Sorts<Quote>(quote => quote.Ordinal, "-published")
        .ByNumber(quote => quote.Number)
        .By("name", quote => quote.Title)
        .By("type", quote => quote.Type)
        .By("status", quote =>
            quote.Status == QuoteStatus.Purchased ? Purchased
            : quote.Status == QuoteStatus.Declined ? Declined
            : quote.Status == QuoteStatus.Withdrawn ? Withdrawn
            : quote.Status == QuoteStatus.Discarded ? Discarded
            : quote.ExpiresOn)
        .By("published", quote => quote.PublishedAt)
        .By("expires", quote => quote.ExpiresOn)
        .By("total", quote => quote.TotalAmount);
}
