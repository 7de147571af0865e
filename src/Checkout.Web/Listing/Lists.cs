using System.Linq.Expressions;
using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Documents;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Listing;

/// <summary>
/// Reads lists. A page's rows, and every count and sum over the filtered rows, are remembered until a row of the account changes. Where they
/// are not, the page's keys are found along an index and its rows are read by them.
/// </summary>
public sealed class Lists(CheckoutDbContext db, AccountFigures figures, Reader reader)
{
    private const int PageWeight = 10;

    /// <summary>Counts, sorts, and reads one page of an already filtered query. A page behind the last becomes the last.</summary>
    public async Task<ListPage<TRow>> ReadAsync<T, TRow>(
        ListText text, ListFilter filter, IQueryable<T> found, Sorts<T> sorts, RowQuery<T, TRow> rows, CancellationToken cancellation, IReadOnlyList<StatusChip>? chips = null)
        where T : Entity
        where TRow : IListRow
    {
        var sort = sorts.Choose(filter.Sort);
        var total = await OverAsync<T, int>(text, filter, "Count", () => found.CountAsync(cancellation));
        var number = Math.Min(filter.PageNumber, ListPage.PagesOf(total));
        var page = total == 0 ? [] : await OverAsync<T, IReadOnlyList<TRow>>(
            text, filter, $"Page {number} by {sort}", async () => await RowsAsync(await KeysAsync(sorts.Apply(found, sort), number, cancellation), rows, cancellation), PageWeight);
        return ListPage.Of(text, filter, sorts, total, number, page, chips);
    }

    /// <summary>A figure over everything that the filter lets through, such as chips with counts, or totals per currency.</summary>
    public Task<TFigure> OverAsync<T, TFigure>(ListText text, ListFilter filter, string name, Func<Task<TFigure>> derive, int weight = 1) =>
        typeof(IAccountNote).IsAssignableFrom(typeof(T)) ? derive() : figures.GetAsync($"{text.Title}|{name}|{filter.Shape()}", derive, weight);

    /// <summary>The documents beside one in the list that it was opened from: what the filter asks for now, in its order.</summary>
    /// <param name="found">What the filter lets through; the document itself may have left it since.</param>
    public Task<ListWay> WayAsync<T>(ListFilter filter, IQueryable<T> found, Sorts<T> sorts, T document, CancellationToken cancellation)
        where T : class, IDocument =>
        WayAsync(filter, found, sorts, document, $"{typeof(T).Name} {document.Slug}", row => new Neighbour(row.Number, row.Slug, null), cancellation);

    /// <summary>The same in a list whose rows are of several kinds.</summary>
    /// <param name="name">Names the row among all of the account.</param>
    public async Task<ListWay> WayAsync<T>(
        ListFilter filter, IQueryable<T> found, Sorts<T> sorts, T row, string name, Expression<Func<T, Neighbour>> neighbour, CancellationToken cancellation)
    {
        Task<Neighbour?> NearestAsync(bool before) => sorts.Beside(found, filter.Sort, row, before).Select(neighbour).FirstOrDefaultAsync(cancellation);
        var (previous, next) = await figures.GetAsync(
            $"Beside {name} by {sorts.Choose(filter.Sort)}|{filter.Shape()}",
            async () => (await NearestAsync(before: true), await NearestAsync(before: false)));
        return new ListWay(filter.Written(), previous, next);
    }

    private static Task<Guid[]> KeysAsync<T>(IQueryable<T> sorted, int number, CancellationToken cancellation)
        where T : Entity =>
        sorted.Skip((number - 1) * ListPage.Size).Take(ListPage.Size).Select(row => row.Id).ToArrayAsync(cancellation);

    private async Task<IReadOnlyList<TRow>> RowsAsync<T, TRow>(Guid[] keys, RowQuery<T, TRow> rows, CancellationToken cancellation)
        where T : Entity
        where TRow : IListRow
    {
        if (keys.Length == 0)
        {
            return [];
        }

        var inOrder = new TRow?[keys.Length];
        await foreach (var row in rows.ByKeys(db, keys, reader.Today).WithCancellation(cancellation))
        {
            inOrder[Array.IndexOf(keys, row.Id)] = row;
        }

        // A draft may have been discarded since.
        return [.. inOrder.OfType<TRow>()];
    }
}

/// <summary>A row of a list, found again by its key.</summary>
public interface IListRow
{
    Guid Id { get; }
}
