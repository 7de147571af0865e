using Checkout.Data.Tallies;

namespace Checkout.Web.Listing;

/// <summary>One page of a list and everything around it, whatever its rows are.</summary>
/// <param name="Total">Rows of the whole filtered list, or as many as were counted.</param>
/// <param name="Number">This page, from 1.</param>
public abstract record ListPage(ListText Text, ListFilter Filter, SortChoice Sort, int Total, int Number)
{
    private string? _suffix;

    /// <summary>There are more rows than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>What the rows of the whole list come to, whatever the filter; empty where they are not tallied.</summary>
    public IReadOnlyList<TallySum> Sums { get; init; } = [];

    public int Pages => IsMore ? Math.Max(Number + 1, Text.PagesOf(Total)) : Text.PagesOf(Total);

    public int FirstRow => Total == 0 ? 0 : ((Number - 1) * Text.PageSize) + 1;

    public int LastRow => IsMore ? Number * Text.PageSize : Math.Min(Number * Text.PageSize, Total);

    /// <summary>Statuses to filter by, “All” first; none where the tab has no status.</summary>
    public IReadOnlyList<StatusChip> Chips { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>False where all is shown at once.</summary>
    public virtual bool IsPaged => true;

    /// <summary>What the links of the rows carry, so that a document leads back here.</summary>
    public string LinkSuffix => _suffix ??= ListNeighbours.Suffix(Filter.Written());
}

/// <summary>One page of a list with its rows. A tab that shows more than rows derives its own page from it.</summary>
public record ListPage<TRow>(ListText Text, ListFilter Filter, SortChoice Sort, int Total, int Number, IReadOnlyList<TRow> Rows)
    : ListPage(Text, Filter, Sort, Total, Number);
