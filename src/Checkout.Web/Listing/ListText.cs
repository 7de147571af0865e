namespace Checkout.Web.Listing;

/// <summary>The words of a list.</summary>
/// <param name="Title">The tab's name.</param>
/// <param name="One">One row, in running text: “quote”.</param>
/// <param name="Many">Several rows: “quotes”.</param>
public sealed record ListText(string Title, string One, string Many)
{
    /// <summary>What the search looks at.</summary>
    public string SearchHint { get; init; } = "Number or name";

    /// <summary>What the date filter is about, such as “Published”. None without it.</summary>
    public string? DateWord { get; init; }

    /// <summary>How the statuses to filter by are meant, where that needs a word.</summary>
    public string? StatusHint { get; init; }

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>True where each row has a PDF, and several can be downloaded at once.</summary>
    public bool HasPdfs { get; init; }

    /// <summary>What to do where nothing matches.</summary>
    public string NoMatchText { get; init; } = "Try fewer or different words, another status, or a longer period.";

    /// <summary>What would appear here, and what to do.</summary>
    public string EmptyText { get; init; } = "";

    public int PagesOf(int total) => Math.Max(1, (total + PageSize - 1) / PageSize);
}
