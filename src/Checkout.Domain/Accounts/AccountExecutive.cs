namespace Checkout.Domain.Accounts;

/// <summary>The vendor's sales person for an account. Not a login.</summary>
public sealed record AccountExecutive(string Name, string Email, string? Phone);
