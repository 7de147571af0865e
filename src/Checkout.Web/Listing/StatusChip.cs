namespace Checkout.Web.Listing;

/// <summary>A status to filter by.</summary>
/// <param name="Value">As it stands in URLs; empty for all.</param>
/// <param name="Count">How many rows have it under the other filters.</param>
public sealed record StatusChip(string Value, string Word, int? Count);
