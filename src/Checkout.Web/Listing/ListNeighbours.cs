using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Checkout.Web.Listing;

/// <summary>The way from a document to those beside it in the list that it was opened from, and back there.</summary>
/// <param name="List">What the list was asked for, as it stands in links; empty for the list as it is without being asked.</param>
public sealed record ListNeighbours(string List, Neighbour? Previous, Neighbour? Next)
{
    /// <summary>The parameter of a document's URL that names the list.</summary>
    public const string Parameter = "list";

    private const string Key = "Way";

    public static ListNeighbours? Of(ViewDataDictionary view) => view[Key] as ListNeighbours;

    public void Store(ViewDataDictionary view) => view[Key] = this;

    /// <summary>What follows a document's path so that it leads back to the list.</summary>
    public static string Suffix(string list) => list.Length == 0 ? "" : $"?{Parameter}={Uri.EscapeDataString(list)}";
}
