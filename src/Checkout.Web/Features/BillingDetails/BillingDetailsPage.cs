using Checkout.Data.Contracts;

namespace Checkout.Web.Features.BillingDetails;

/// <summary>What the form shows beside its fields.</summary>
/// <param name="Overtaken">What somebody else changed meanwhile; null where nobody did.</param>
public sealed record BillingDetailsPage(Contract Contract, AccountExecutive Executive, string? TaxId, BillingDetailsInput Input,
    ChangeBillingDetails.Overtaken? Overtaken);

/// <summary>The history of a contract's billing details.</summary>
/// <param name="Changes">Newest first.</param>
public sealed record BillingChangesPage(string Number, string Slug, IReadOnlyList<BillingDetailsChange> Changes);
