namespace Checkout.Domain.Contracts;

/// <summary>What was agreed.</summary>
public sealed record ContractDetails
{
    public required string Name { get; init; }

    public required Currency Currency { get; init; }

    public required Guid LegalEntityId { get; init; }

    public required BillingFrequency BillingFrequency { get; init; }

    /// <summary>Days from the issue of an invoice until it is due.</summary>
    public required int PaymentTermsDays { get; init; }

    public required PaymentArrangement PaymentArrangement { get; init; }

    public MaskedCard? Card { get; init; }

    public Guid? PriceBookId { get; init; }

    /// <summary>True where products that the price book lacks are priced by the standard book (A6).</summary>
    public bool AllowsStandardPrices { get; init; }

    public bool AutoRenews { get; init; }

    public int NoticeDays { get; init; } = 30;

    /// <summary>True where the account may say in the portal that it does not renew.</summary>
    public bool TakesNotice { get; init; }

    public required Address BillTo { get; init; }

    public IReadOnlyList<BillingContactDetails> Contacts { get; init; } = [];

    public string? PoNumber { get; init; }

    public InvoiceDelivery InvoiceDelivery { get; init; }

    /// <summary>The part of it that the account may change itself.</summary>
    public BillingDetails Billing => new(BillTo, Contacts, PoNumber, InvoiceDelivery);
}
