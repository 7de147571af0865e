namespace Checkout.Data;

/// <summary>Finds documents by what addresses call them.</summary>
public static class DocumentQueries
{
    /// <summary>For reading only.</summary>
    /// <returns>Null where the account has no such document.</returns>
    public static Task<TDocument?> BySlugAsync<TDocument>(this IQueryable<TDocument> documents, string slug, CancellationToken cancellation)
        where TDocument : class, IDocument =>
            documents.AsNoTracking().SingleOrDefaultAsync(document => document.Slug == slug, cancellation);
}
