namespace Checkout.Data;

/// <summary>Finds documents by what addresses call them.</summary>
public static class DocumentQueries
{
    // Four parts with an index each: of an “or” SQLite reads the whole account.
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, IAsyncEnumerable<Allocation>>> Settling = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id) => db.Allocations.Where(row => row.InvoiceId == id)
            .Concat(db.Allocations.Where(row => row.CreditInvoiceId == id))
            .Concat(db.Allocations.Where(row => row.PaymentId == id))
            .Concat(db.Allocations.Where(row => row.CreditMemoId == id))
            .OrderBy(row => row.PostedOn).ThenBy(row => row.Ordinal).AsNoTracking()));

    /// <summary>What settled an invoice, or what a payment or a credit settled, the oldest first; for reading only.</summary>
    public static ValueTask<List<Allocation>> SettlingAsync(this CheckoutDbContext db, Guid documentId, CancellationToken cancellation) =>
        Settling.For(db)(db, documentId).ToListAsync(cancellation);

    /// <summary>For reading only.</summary>
    /// <returns>Null where the account has no such document.</returns>
    public static Task<TDocument?> BySlugAsync<TDocument>(this IQueryable<TDocument> documents, string slug, CancellationToken cancellation)
        where TDocument : class, IDocument =>
            documents.AsNoTracking().SingleOrDefaultAsync(document => document.Slug == slug, cancellation);

    /// <summary>The version that stands under each number.</summary>
    public static IQueryable<Quote> Newest(this IQueryable<Quote> quotes) => quotes.Where(QuoteStatuses.Newest);

    /// <summary>The newest version, with its lines; null where the account has no such quote.</summary>
    public static Task<Quote?> NewestAsync(this CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == slug)
            .OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);
}
