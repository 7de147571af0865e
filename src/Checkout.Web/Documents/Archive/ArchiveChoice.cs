namespace Checkout.Web.Documents.Archive;

/// <summary>Which documents of a list are asked for as files: all of the filtered list, or those that were ticked.</summary>
public sealed class ArchiveChoice
{
    /// <summary>The values of <c>?files=</c>.</summary>
    public const string All = "all", Chosen = "chosen";

    public string? Files { get; init; }

    /// <summary>The slugs of the ticked ones; nothing beforehand, for model binding fills no list that is there already.</summary>
    public IReadOnlyList<string>? Pick { get; init; }

    public bool IsAsked => Files is All or Chosen;

    /// <summary>The documents that are asked for; whatever was ticked is looked for in the whole list.</summary>
    public IQueryable<string> Of(IQueryable<string> filtered, IQueryable<string> whole)
    {
        var ticked = (Pick ?? []).Take(PdfArchive.Most).ToList();
        return Files == Chosen ? whole.Where(slug => ticked.Contains(slug)) : filtered;
    }
}
