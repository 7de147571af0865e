namespace Checkout.Web.Features.BillingDetails.Overview;

/// <summary>What invoices are addressed with.</summary>
/// <param name="Address">The account's own, for contracts to come.</param>
public sealed record BillingInformationPage(Address Address, string? TaxId, AccountExecutive Executive,
    IReadOnlyList<BilledContract> Contracts);

/// <summary>How one contract is billed.</summary>
public sealed record BilledContract
{
    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required Address BillTo { get; init; }

    public required string? PoNumber { get; init; }

    public required InvoiceDelivery Delivery { get; init; }

    public required PaymentArrangement Arrangement { get; init; }

    public required int PaymentTermsDays { get; init; }

    public required string? CardBrand { get; init; }

    public required string? CardLastFour { get; init; }

    public required IReadOnlyList<BilledContact> Contacts { get; init; }

    public string Payment => Arrangement is PaymentArrangement.Card
        ? CardLastFour is null ? "By card" : $"By card, {CardBrand} ending in {CardLastFour}"
        : $"By transfer, {PaymentTermsDays} days from the invoice";
}

/// <summary>Who receives the invoices.</summary>
public sealed record BilledContact(string Name, string Email);
