namespace Checkout.Web.Features.Quotes.Document;

/// <summary>Quotes as documents.</summary>
public sealed class QuoteFiles(CheckoutDbContext db, QuotePageQuery pages, QuotePdf pdf, Reader reader)
{
    /// <returns>Null where the account has no such quote.</returns>
    public async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(slug, revision: null, cancellation) is not { } page)
        {
            return null;
        }

        var vendor = await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == page.Quote.LegalEntityId, cancellation);
        return pdf.Print(page, vendor, await db.Accounts.AsNoTracking().SingleAsync(cancellation), reader.Culture);
    }
}
