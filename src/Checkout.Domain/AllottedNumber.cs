namespace Checkout.Domain;

/// <summary>The number of a document that Checkout issues, and its place in URLs, which is free within the account (R21).</summary>
public sealed record AllottedNumber(string Number, string Slug);
