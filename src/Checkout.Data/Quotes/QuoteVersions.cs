namespace Checkout.Data.Quotes;

/// <summary>Reads the version of a quote that a form is about, with its lines: its search text is made from them when it is
/// written.</summary>
internal static class QuoteVersions
{
    /// <summary>The version that was shown; drafts are the vendor's own business.</summary>
    public static Task<Quote?> VersionAsync(this CheckoutDbContext db, string slug, int revision, CancellationToken cancellation) =>
        db.Quotes.Include(row => row.Lines)
            .SingleOrDefaultAsync(row => row.Slug == slug && row.Revision == revision && row.Status != QuoteStatus.Draft, cancellation);

    /// <summary>The newest version of a quote that the account made by itself.</summary>
    public static Task<Quote?> NewestOwnAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        db.Quotes.Include(row => row.Lines).Where(row => row.Slug == slug && row.Origin == QuoteOrigin.Customer)
            .OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    /// <summary>For a form that came too late.</summary>
    public static Outcome.Changed Changed(this Quote quote, DateOnly today, TimeZoneInfo vendorZone) =>
        new(quote.WhyNotOpen(today, vendorZone) ?? $"{quote.Number} has changed in the meantime.");
}
