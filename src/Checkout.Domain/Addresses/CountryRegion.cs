namespace Checkout.Domain.Addresses;

/// <summary>A state, province or prefecture.</summary>
/// <param name="Code">As it stands in addresses: NY, NSW, 東京都.</param>
public sealed record CountryRegion(string Code, string Name);
