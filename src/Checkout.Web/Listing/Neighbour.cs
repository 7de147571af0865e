namespace Checkout.Web.Listing;

/// <summary>A document before or after another in a list.</summary>
public sealed record Neighbour
{
    public required string Number { get; init; }

    public required string Slug { get; init; }

    /// <summary>A <see cref="DocumentKind"/> as a number: one query finds both, and a list may hold several kinds.</summary>
    public required int Kind { get; init; }

    /// <summary>Where a list of several tables stands by day, its day: SQLite reads two tables in one order only where it is read with the
    /// rows.</summary>
    public required DateOnly? On { get; init; }

    /// <summary>The same for what breaks the tie.</summary>
    public required long Ordinal { get; init; }
}
