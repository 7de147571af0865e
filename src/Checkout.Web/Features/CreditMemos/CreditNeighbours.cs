namespace Checkout.Web.Features.CreditMemos;

/// <summary>The way from a credit memo or a collections event to what is beside it in their common list. A number may be given to
/// both.</summary>
internal static class CreditNeighbours
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    public static Task<ListNeighbours> OfCreditAsync(CheckoutDbContext db, Lists lists, string? list, string slug,
        CancellationToken cancellation)
    {
        var one = CreditEntry.Of(db).Where(entry => entry.Kind < FirstEvent && entry.Slug == slug);
        return OfAsync(lists, list, one, cancellation);
    }

    public static Task<ListNeighbours> OfEventAsync(CheckoutDbContext db, Lists lists, string? list, string slug,
        CancellationToken cancellation)
    {
        var one = CreditEntry.Of(db).Where(entry => entry.Kind >= FirstEvent && entry.Slug == slug);
        return OfAsync(lists, list, one, cancellation);
    }

    private static async Task<ListNeighbours> OfAsync(
        Lists lists, string? list, IQueryable<CreditEntry> one, CancellationToken cancellation) => await lists.NeighboursAsync(
        ListFilter.Read<CreditFilter>(list),
        CreditRow.Sorts,
        await one.SingleAsync(cancellation),
        entry => new Neighbour(
            entry.Number, entry.Slug, entry.Kind < FirstEvent ? DocumentKind.CreditMemo : DocumentKind.CollectionsActivity),
        cancellation);
}
