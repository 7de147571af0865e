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

        return pdf.Print(page, await db.Accounts.AsNoTracking().SingleAsync(cancellation), reader.Culture);
    }
}
