namespace Checkout.Data.Numbering;

/// <summary>
/// Finds a number's place in URLs. An imported number such as O/00000042 may have taken the one that Checkout's own O-00000042 would have;
/// then the later document gets a suffix (R21). Ask under the account's lock.
/// </summary>
public static class Slugs
{
    /// <param name="db">Confined to the account.</param>
    public static async Task<AllottedNumber> AllotAsync<TDocument>(CheckoutDbContext db, string number, CancellationToken cancellation)
        where TDocument : class, IDocument
    {
        var slug = DocumentNumber.Slug(number);
        var free = slug;
        for (var n = 2; await IsTakenAsync<TDocument>(db, free, cancellation); n++)
        {
            free = DocumentNumber.WithSuffix(slug, n);
        }

        return new AllottedNumber(number, free);
    }

    // What was added before the save is taken as well: a billing run writes several invoices at once.
    private static async Task<bool> IsTakenAsync<TDocument>(CheckoutDbContext db, string slug, CancellationToken cancellation)
        where TDocument : class, IDocument =>
        db.Set<TDocument>().Local.Any(document => document.Slug == slug) || await db.Set<TDocument>()
            .AnyAsync(document => document.Slug == slug, cancellation);
}
