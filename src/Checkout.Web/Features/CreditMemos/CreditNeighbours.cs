namespace Checkout.Web.Features.CreditMemos;

/// <summary>The way from a credit memo or a collections event to what is beside it in their common list. A number may be given to
/// both.</summary>
internal static class CreditNeighbours
{
    private const int FirstEvent = (int)CreditEntryKind.Reminder;

    public static Task<ListNeighbours> OfAsync(Lists lists, string? list, CreditEntry one, CancellationToken cancellation) =>
        lists.NeighboursAsync(
            ListFilter.Read<CreditFilter>(list),
            CreditRow.Sorts,
            one,
            entry => new Neighbour
            {
                Number = entry.Number,
                Slug = entry.Slug,
                Kind = entry.Kind < FirstEvent ? (int)DocumentKind.CreditMemo : (int)DocumentKind.CollectionsActivity,
                On = entry.On,
                Ordinal = entry.Ordinal,
            },
            cancellation);
}
