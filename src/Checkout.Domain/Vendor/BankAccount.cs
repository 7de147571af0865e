namespace Checkout.Domain.Vendor;

/// <summary>Where customers transfer money to.</summary>
public sealed record BankAccount(string Holder, string Bank, string Iban, string? Bic);
