using System.Linq.Expressions;
using Checkout.Web.Caching;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Listing;

/// <summary>Reads lists. Their rows, and every count and sum over them, are remembered until a row of the account changes.</summary>
public sealed class Lists(CheckoutDbContext db, CachedFigures figures, Reader reader)
{
    private const int PageWeight = 10;

    /// <summary>Counts by status, sorts, and reads the page that is asked for. A page behind the last becomes the last.</summary>
    public async Task<ListPage<TRow>> ReadAsync<T, TRow>(
        ListText text, ListFilter<T> filter, Sorts<T> sorts, RowQuery<T, TRow> rows, CancellationToken cancellation)
        where T : class
    {
        var (found, sort) = (filter.ApplyTo(db, reader), sorts.Choose(filter.Sort));
        var chips = await OverAsync(text, filter, "Chips", () => ChipsAsync(filter, cancellation));
        var total = await OverAsync(text, filter, "Count", () => found.CountAsync(cancellation));
        var number = Math.Min(filter.PageNumber, text.PagesOf(total));
        var page = sorts.Apply(found, sort).Skip((number - 1) * text.PageSize).Take(text.PageSize);
        Task<IReadOnlyList<TRow>> RowsAsync() => rows.PageAsync(db, page, reader.Today, cancellation);
        var read = total == 0 ? [] : await OverAsync(text, filter, $"Page {number} by {sort}", RowsAsync, PageWeight);
        return new ListPage<TRow>(text, filter, sort, total, number, read)
        {
            Chips = chips,
            Remarks = [.. filter.Remarks(), .. RemarksOn(text, filter, sorts, number)],
        };
    }

    /// <summary>The whole filtered list as a file.</summary>
    public ExportResult<TRow> Export<T, TRow>(
        ExportFormat format, string name, ListFilter<T> filter, Sorts<T> sorts, RowQuery<T, TRow> rows, ExportColumns<TRow> columns)
        where T : class =>
        new(format, name, reader.Today, columns, rows.Over(db, Sorted(filter, sorts), reader.Today).AsAsyncEnumerable());

    /// <summary>The slugs of the documents whose files are asked for, in the order of the list.</summary>
    /// <param name="all">The documents among which those that were ticked are looked for.</param>
    public IQueryable<string> Picked<T>(ArchiveChoice choice, ListFilter<T> filter, Sorts<T> sorts, IQueryable<T> all)
        where T : class, IDocument =>
        choice.Of(Sorted(filter, sorts).Select(row => row.Slug), all.Select(row => row.Slug).Distinct().OrderBy(slug => slug));

    /// <summary>The contracts that a list can be narrowed to.</summary>
    public async Task<ContractChoices> ContractsAsync(string? chosen, CancellationToken cancellation) => new(
        await figures.GetAsync("Contracts to choose", () => db.Contracts.OrderBy(contract => contract.Number)
            .Select(contract => new ContractChoice(contract.Slug, contract.Number, contract.Name)).ToListAsync(cancellation)),
        chosen);

    /// <summary>A figure over everything that the filter lets through, such as totals per currency.</summary>
    public Task<TFigure> OverAsync<T, TFigure>(ListText text, ListFilter<T> filter, string name, Func<Task<TFigure>> derive, int weight = 1)
        where T : class =>
        filter.IsOfAccountAlone ? figures.GetAsync($"{text.Title}|{name}|{filter.Shape()}", derive, weight) : derive();

    /// <summary>
    /// The documents beside one in the list that it was opened from: what the filter asks for now, in its order. The document itself may
    /// have left the list since.
    /// </summary>
    public Task<ListNeighbours> NeighboursAsync<T>(ListFilter<T> filter, Sorts<T> sorts, T document, CancellationToken cancellation)
        where T : class, IDocument =>
        NeighboursAsync(
            filter, sorts, document, $"{typeof(T).Name} {document.Slug}", row => new Neighbour(row.Number, row.Slug, null), cancellation);

    /// <summary>The same in a list whose rows are of several kinds.</summary>
    /// <param name="name">Names the row among all of the account.</param>
    public async Task<ListNeighbours> NeighboursAsync<T>(
        ListFilter<T> filter, Sorts<T> sorts, T row, string name, Expression<Func<T, Neighbour>> neighbour, CancellationToken cancellation)
        where T : class
    {
        Task<Neighbour?> NearestAsync(bool before) =>
            sorts.Nearest(filter.ApplyTo(db, reader), filter.Sort, row, before).Select(neighbour).FirstOrDefaultAsync(cancellation);
        var (previous, next) = await figures.GetAsync(
            $"Beside {name} by {sorts.Choose(filter.Sort)}|{filter.Shape()}",
            async () => (await NearestAsync(before: true), await NearestAsync(before: false)));
        return new ListNeighbours(filter.Written(), previous, next);
    }

    private IOrderedQueryable<T> Sorted<T>(ListFilter<T> filter, Sorts<T> sorts)
        where T : class =>
        sorts.Apply(filter.ApplyTo(db, reader), filter.Sort);

    // One query: count(*), and for each status how many rows have it.
    private async Task<IReadOnlyList<StatusChip>> ChipsAsync<T>(ListFilter<T> filter, CancellationToken cancellation)
        where T : class
    {
        var statuses = filter.Statuses(reader.Today);
        if (statuses.Count == 0)
        {
            return [];
        }

        var all = Expression.Parameter(typeof(IGrouping<int, T>), "all");
        MethodCallExpression Count(params Expression[] rows) =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], [all, .. rows]);
        var counts = Expression.Lambda<Func<IGrouping<int, T>, int[]>>(
            Expression.NewArrayInit(typeof(int), [Count(), .. statuses.Select(status => Count(status.Rows))]), all);
        var counted = await filter.WithoutStatus(db, reader).GroupBy(_ => 1).Select(counts).SingleOrDefaultAsync(cancellation)
            ?? new int[statuses.Count + 1];
        return
        [
            new StatusChip("", "All", counted[0]),
            .. statuses.Select((status, index) => (Status: status, Count: counted[index + 1]))
                .Where(row => row.Status.IsAlwaysOffered || row.Count > 0)
                .Select(row => new StatusChip(row.Status.Value, row.Status.Word, row.Count)),
        ];
    }

    private IEnumerable<string> RemarksOn<T>(ListText text, ListFilter<T> filter, Sorts<T> sorts, int number)
        where T : class
    {
        if (!string.IsNullOrEmpty(filter.Status) && filter.StatusAsked(reader.Today) is null)
        {
            yield return $"There is no such status, so {text.Many} of every status are shown.";
        }

        if (!string.IsNullOrEmpty(filter.Sort) && !sorts.Knows(filter.Sort))
        {
            yield return "The list can’t be sorted that way, so it is in its usual order.";
        }

        if (filter.PageNumber > number)
        {
            yield return "There are fewer pages than that, so this is the last.";
        }
    }
}
