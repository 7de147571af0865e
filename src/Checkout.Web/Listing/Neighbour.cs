namespace Checkout.Web.Listing;

/// <summary>A document before or after another in a list.</summary>
public sealed record Neighbour
{
    public required string Number { get; init; }

    public required string Slug { get; init; }

    /// <summary>A <see cref="DocumentKind"/> as a number: one query finds both, and a list may hold several kinds.</summary>
    public required int Kind { get; init; }
}
