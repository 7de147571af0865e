namespace Checkout.Web.Features.Search;

/// <summary>What was found, kind by kind.</summary>
public sealed record SearchPage(SearchWords Words, IReadOnlyList<SearchGroup> Groups);

/// <summary>The documents of one kind that were found.</summary>
/// <param name="Title">The tab's name.</param>
/// <param name="Hits">The best few.</param>
/// <param name="All">Lists of everything that was found; each holds what its link says.</param>
public sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits, IReadOnlyList<SearchList> All);

/// <summary>A list of a tab, narrowed to what was searched for.</summary>
/// <param name="Count">How many rows it has; null where the tab shows only a part at first.</param>
/// <param name="Amount">The amount it is narrowed to; null for words.</param>
public sealed record SearchList(string Path, int? Count, decimal? Amount)
{
    /// <summary>It has more rows than were counted.</summary>
    public bool IsMore { get; init; }
}

/// <summary>A document that was found.</summary>
public sealed record SearchHit(DocumentKind? Kind, string Number, string Slug, string? What, DateOnly? On, Money? Amount,
    StatusWord? Status = null);
