namespace Checkout.Domain.Contracts;

/// <summary>Someone who receives the contract's invoices.</summary>
public sealed record BillingContactDetails(string Name, string Email, bool IsPrimary);
