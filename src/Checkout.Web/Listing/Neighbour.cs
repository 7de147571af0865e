namespace Checkout.Web.Listing;

/// <summary>A document before or after another in a list.</summary>
/// <param name="Kind">In a list of several kinds; null where all are of one.</param>
public sealed record Neighbour(string Number, string Slug, DocumentKind? Kind);
