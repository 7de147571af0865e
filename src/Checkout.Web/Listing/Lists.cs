using System.Linq.Expressions;
using Checkout.Data.Contracts;
using Checkout.Data.Search;
using Checkout.Data.Tallies;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Listing;

/// <summary>
/// Reads lists. What a list holds is counted as its rows are written (<see cref="Tally"/>); what a filter lets through is counted up to a
/// bound, unless all of it is asked for. So a page costs the same however much there is.
/// </summary>
public sealed class Lists(CheckoutDbContext db, AccountFigures figures, Reader reader)
{
    private const int MostCounted = SearchIndex.Most;

    /// <summary>Counts by status, sorts, and reads the page that is asked for. A page behind the last becomes the last.</summary>
    public async Task<ListPage<TRow>> ReadAsync<T, TRow>(
        ListText text, ListFilter<T> filter, Sorts<T> sorts, RowQuery<T, TRow> rows, CancellationToken cancellation)
        where T : class
    {
        await filter.FindAsync(db, cancellation);
        var sort = sorts.Choose(filter.Sort);
        var sums = filter.Series is { } series ? await figures.SumsAsync(series, cancellation) : null;
        var (total, isMore, chips) = sums is null || filter.NarrowsRows
            ? await CountAsync(text, filter, sums?.Where(filter.IsListed).Sum(sum => sum.Count) ?? 0, cancellation) : Tallied(filter, sums);
        var number = isMore ? filter.PageNumber : Math.Min(filter.PageNumber, text.PagesOf(total));
        return new ListPage<TRow>(text, filter, sort, total, number, await PageAsync())
        {
            IsMore = isMore,
            Sums = sums ?? [],
            Chips = chips,
            Remarks = [.. filter.Remarks(), .. RemarksOn(text, filter, sorts, number)],
        };

        async Task<IReadOnlyList<TRow>> PageAsync()
        {
            var skipped = (number - 1) * text.PageSize;
            var most = isMore ? text.PageSize : Math.Min(text.PageSize, total - skipped);
            if (most <= 0)
            {
                return [];
            }

            // A page in the second half is nearer to the end.
            var turned = !isMore && !sorts.HasGroups && skipped > total / 2;
            var start = turned ? total - skipped - most : skipped;
            var (rowsAround, before) = most < total
                ? await filter.AroundAsync(db, reader, start, most, cancellation) : (filter.ApplyTo(db, reader), start);
            var page = sorts.Apply(rowsAround, turned ? sort with { Descending = !sort.Descending } : sort).Skip(before).Take(most);
            var read = await rows.PageAsync(db, page, reader.Today, cancellation);
            return turned ? [.. read.Reverse()] : read;
        }
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
    public Task<ContractChoices> ContractsAsync(string? chosen, CancellationToken cancellation) =>
        db.ContractChoicesAsync(chosen, reader.Today, cancellation);

    /// <summary>
    /// The documents beside one in the list that it was opened from: what the filter asks for now, in its order. The document itself may
    /// have left the list since.
    /// </summary>
    public Task<ListNeighbours> NeighboursAsync<T>(ListFilter<T> filter, Sorts<T> sorts, T document, CancellationToken cancellation)
        where T : class, IDocument
    {
        var kind = (int)document.DocumentKind;
        return NeighboursAsync(filter, sorts, document, row => new Neighbour
        {
            Number = row.Number,
            Slug = row.Slug,
            Kind = kind,
            On = null,
            Ordinal = 0,
        }, cancellation);
    }

    /// <summary>The same in a list whose rows are of several kinds.</summary>
    public async Task<ListNeighbours> NeighboursAsync<T>(
        ListFilter<T> filter, Sorts<T> sorts, T row, Expression<Func<T, Neighbour>> neighbour, CancellationToken cancellation)
        where T : class
    {
        await filter.FindAsync(db, cancellation);
        IQueryable<Neighbour> Nearest(bool before) =>
            sorts.Nearest(filter.ApplyTo(db, reader), filter.Sort, row, before).Take(1).Select(neighbour);
        var found = await Nearest(before: true).Select(to => new { IsNext = 0, To = to })
            .Concat(Nearest(before: false).Select(to => new { IsNext = 1, To = to })).ToListAsync(cancellation);
        Neighbour? Found(int isNext) => found.Find(beside => beside.IsNext == isNext)?.To;
        return new ListNeighbours(filter.Written(), Found(isNext: 0), Found(isNext: 1));
    }

    private IOrderedQueryable<T> Sorted<T>(ListFilter<T> filter, Sorts<T> sorts)
        where T : class =>
        sorts.Apply(filter.ApplyTo(db, reader), filter.Sort);

    private (int Total, bool IsMore, IReadOnlyList<StatusChip> Chips) Tallied<T>(ListFilter<T> filter, IReadOnlyList<TallySum> sums)
        where T : class
    {
        var listed = sums.Where(filter.IsListed).ToList();
        int Count(Func<TallySum, bool>? of = null) => (int)listed.Where(of ?? (_ => true)).Sum(sum => sum.Count);
        var (statuses, asked) = (filter.Statuses(reader.Today), filter.StatusAsked(reader.Today));
        return (Count(asked?.Tallied), IsMore: false, Chips(statuses, Count(), [.. statuses.Select(status => Count(status.Tallied))]));
    }

    // One query over the first rows that the filter lets through: how many, and for each status how many have it. Of very many the latter
    // isn't said: whether they are costs less to ask.
    private async Task<(int Total, bool IsMore, IReadOnlyList<StatusChip> Chips)> CountAsync<T>(
        ListText text, ListFilter<T> filter, long listed, CancellationToken cancellation)
        where T : class
    {
        var most = filter.CountsAll ? int.MaxValue - 1
            : (int)Math.Clamp((long)filter.PageNumber * text.PageSize, MostCounted, int.MaxValue - 1);
        var statuses = filter.Statuses(reader.Today);
        var group = Expression.Parameter(typeof(IGrouping<int, T>), "group");
        MethodCallExpression Count(params Expression[] rows) =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], [group, .. rows]);
        var counts = Expression.Lambda<Func<IGrouping<int, T>, int[]>>(
            Expression.NewArrayInit(typeof(int), [Count(), .. statuses.Select(status => Count(status.Rows))]), group);
        var found = filter.WithoutStatus(db, reader).Take(most + 1);
        var all = filter.FindsMany && listed > most ? await found.CountAsync(cancellation) : 0;
        var counted = filter.FindsNothing ? null : all > most ? [all]
            : await found.GroupBy(_ => 1).Select(counts).SingleOrDefaultAsync(cancellation);
        counted ??= new int[statuses.Count + 1];
        var asked = filter.StatusAsked(reader.Today);
        if (counted[0] <= most)
        {
            var place = asked is null ? 0 : 1 + statuses.ToList().FindIndex(status => status.Value == asked.Value);
            return (counted[place], IsMore: false, Chips(statuses, counted[0], counted[1..]));
        }

        var total = asked is null ? counted[0] : await filter.ApplyTo(db, reader).Take(most + 1).CountAsync(cancellation);
        return (Math.Min(total, most), total > most,
            [new StatusChip("", "All", null), .. statuses.Select(status => new StatusChip(status.Value, status.Word, null))]);
    }

    private static IReadOnlyList<StatusChip> Chips<T>(IReadOnlyList<StatusChoice<T>> statuses, int all, int[] counts) =>
        statuses.Count == 0 ? [] :
        [
            new StatusChip("", "All", all),
            .. statuses.Zip(counts).Where(status => status.First.IsAlwaysOffered || status.Second > 0)
                .Select(status => new StatusChip(status.First.Value, status.First.Word, status.Second)),
        ];

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
