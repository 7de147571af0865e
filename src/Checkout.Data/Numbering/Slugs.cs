namespace Checkout.Data.Numbering;

/// <summary>
/// Finds a number's place in URLs. An imported number such as O/00000042 may have taken the one that Checkout's own O-00000042 would have;
/// then the later document gets a suffix (R21). Ask under the account's lock.
/// </summary>
public static class Slugs
{
    /// <param name="db">Confined to the account.</param>
    public static async Task<AllottedNumber> AllotAsync<TDocument>(CheckoutDbContext db, string number, CancellationToken cancellation)
        where TDocument : class, IDocument => (await AllotAsync<TDocument>(db, [number], cancellation))[0];

    /// <summary>The same for several, in their order.</summary>
    public static async Task<IReadOnlyList<AllottedNumber>> AllotAsync<TDocument>(CheckoutDbContext db, IReadOnlyList<string> numbers,
        CancellationToken cancellation)
        where TDocument : class, IDocument
    {
        var wanted = numbers.Select(DocumentNumber.Slug).ToArray();
        var taken = await db.Set<TDocument>().Select(document => document.Slug).Where(slug => wanted.Contains(slug))
            .ToHashSetAsync(StringComparer.Ordinal, cancellation);

        // What was added before the save is taken as well: a billing run writes several invoices at once.
        taken.UnionWith(db.Set<TDocument>().Local.Select(document => document.Slug));
        var allotted = new List<AllottedNumber>(numbers.Count);
        foreach (var (number, slug) in numbers.Zip(wanted))
        {
            var free = slug;
            for (var n = 2; !taken.Add(free) || (n > 2 && await IsTakenAsync<TDocument>(db, free, cancellation)); n++)
            {
                free = DocumentNumber.WithSuffix(slug, n);
            }

            allotted.Add(new AllottedNumber(number, free));
        }

        return allotted;
    }

    private static Task<bool> IsTakenAsync<TDocument>(CheckoutDbContext db, string slug, CancellationToken cancellation)
        where TDocument : class, IDocument =>
        db.Set<TDocument>().AnyAsync(document => document.Slug == slug, cancellation);
}
