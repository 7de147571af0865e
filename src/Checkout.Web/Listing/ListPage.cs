using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Listing;

/// <summary>One page of a list and everything around it, whatever its rows are.</summary>
public abstract class ListPage(ListText text, ListFilter filter, SortChoice sort, int total, int number)
{
    public const int Size = 25;

    private string? _suffix;

    public ListText Text { get; } = text;

    public ListFilter Filter { get; } = filter;

    public SortChoice Sort { get; } = sort;

    /// <summary>Rows of the whole filtered list.</summary>
    public int Total { get; } = total;

    /// <summary>This page, from 1.</summary>
    public int Number { get; } = number;

    public int Pages => PagesOf(Total);

    public int FirstRow => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int LastRow => Math.Min(Number * Size, Total);

    /// <summary>Statuses to filter by, “All” first; none where the tab has no status.</summary>
    public IReadOnlyList<StatusChip> Chips { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the links of the rows carry, so that a document leads back here.</summary>
    public string LinkSuffix => _suffix ??= ListWay.Suffix(Filter.Written());

    /// <summary>Counts, sorts, and reads one page of an already filtered query. A page behind the last becomes the last.</summary>
    public static async Task<ListPage<TRow>> ReadAsync<T, TRow>(
        ListText text,
        ListFilter filter,
        IQueryable<T> found,
        Sorts<T> sorts,
        Expression<Func<T, TRow>> row,
        CancellationToken cancellation,
        IReadOnlyList<StatusChip>? chips = null)
    {
        var sort = sorts.Choose(filter.Sort);
        var total = await found.CountAsync(cancellation);
        var number = Math.Min(filter.PageNumber, PagesOf(total));
        var rows = total == 0
            ? []
            : await sorts.Apply(found, sort).Skip((number - 1) * Size).Take(Size).Select(row).ToListAsync(cancellation);
        return Of(text, filter, sorts, total, number, rows, chips);
    }

    /// <summary>A page that has been read, with what is to be said about its URL.</summary>
    public static ListPage<TRow> Of<T, TRow>(
        ListText text, ListFilter filter, Sorts<T> sorts, int total, int number, IReadOnlyList<TRow> rows, IReadOnlyList<StatusChip>? chips = null) =>
        new(text, filter, sorts.Choose(filter.Sort), total, number, rows)
        {
            Chips = chips ?? [],
            Remarks = [.. filter.Remarks(), .. RemarksOn(filter, sorts, number)],
        };

    /// <summary>One page of rows that are in memory already.</summary>
    public static ListPage<TRow> Of<TRow>(ListText text, ListFilter filter, IQueryable<TRow> found, Sorts<TRow> sorts, IReadOnlyList<StatusChip>? chips = null)
    {
        var sort = sorts.Choose(filter.Sort);
        var total = found.Count();
        var number = Math.Min(filter.PageNumber, PagesOf(total));
        return Of(text, filter, sorts, total, number, [.. sorts.Apply(found, sort).Skip((number - 1) * Size).Take(Size)], chips);
    }

    private static IEnumerable<string> RemarksOn<T>(ListFilter filter, Sorts<T> sorts, int number)
    {
        if (!string.IsNullOrEmpty(filter.Sort) && !sorts.Knows(filter.Sort))
        {
            yield return "The list can’t be sorted that way, so it is in its usual order.";
        }

        if (filter.PageNumber > number)
        {
            yield return "There are fewer pages than that, so this is the last.";
        }
    }

    internal static int PagesOf(int total) => Math.Max(1, (total + Size - 1) / Size);
}

/// <summary>One page of a list with its rows.</summary>
public sealed class ListPage<TRow>(ListText text, ListFilter filter, SortChoice sort, int total, int number, IReadOnlyList<TRow> rows)
    : ListPage(text, filter, sort, total, number)
{
    public IReadOnlyList<TRow> Rows { get; } = rows;

    /// <summary>The same page with rows to which something was added that the query could not read.</summary>
    public ListPage<TRow> With(IReadOnlyList<TRow> rows) => new(Text, Filter, Sort, Total, Number, rows) { Chips = Chips, Remarks = Remarks };
}
