using System.Collections.ObjectModel;

namespace Checkout.Domain.Documents;

/// <summary>
/// What an e-invoice says beyond what Checkout itself works with, in the terms of EN 16931. It is kept as it was stated, so that writing
/// the document as an e-invoice again loses nothing. Lists run beside the document's own rows, in their order.
/// </summary>
public sealed record EInvoiceDetails
{
    /// <summary>The specification that the document follows (BT-24).</summary>
    public required string Specification { get; init; }

    /// <summary>The business process (BT-23).</summary>
    public string? Process { get; init; }

    /// <summary>380 for an invoice, 381 for a credit note, 384 for a correction (BT-3).</summary>
    public required string TypeCode { get; init; }

    /// <summary>BT-9 of a credit note; an invoice holds its due date itself.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When the tax becomes due (BT-7).</summary>
    public DateOnly? TaxPointOn { get; init; }

    /// <summary>Or by which event it does (BT-8).</summary>
    public string? TaxPointCode { get; init; }

    /// <summary>The period of the whole document (BT-73).</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>BT-74.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>The currency of the seller's tax accounts where it is another (BT-6).</summary>
    public string? TaxCurrency { get; init; }

    /// <summary>The tax in that currency (BT-111).</summary>
    public decimal? TaxInTaxCurrency { get; init; }

    /// <summary>The buyer's account to book it on (BT-19).</summary>
    public string? AccountingReference { get; init; }

    /// <summary>BT-20.</summary>
    public string? PaymentTerms { get; init; }

    public EInvoiceReferences References { get; init; } = new();

    public required EInvoiceParty Seller { get; init; }

    public required EInvoiceParty Buyer { get; init; }

    /// <summary>Who is paid where it is not the seller (BG-10).</summary>
    public EInvoiceParty? Payee { get; init; }

    /// <summary>Who answers for the seller's tax (BG-11).</summary>
    public EInvoiceParty? TaxRepresentative { get; init; }

    public EInvoiceDelivery? Delivery { get; init; }

    public IReadOnlyList<EInvoicePayment> Payments { get; init; } = [];

    /// <summary>One for each allowance or charge on the document.</summary>
    public IReadOnlyList<EInvoiceAdjustment> Adjustments { get; init; } = [];

    /// <summary>The code of the exemption reason of each row of the tax breakdown (BT-121).</summary>
    public IReadOnlyList<string?> TaxReasonCodes { get; init; } = [];

    /// <summary>One for each line.</summary>
    public IReadOnlyList<EInvoiceLine> Lines { get; init; } = [];

    /// <summary>Texts and numbers as they were stated, by the field of the record, where the document's own field holds less of
    /// them.</summary>
    public IReadOnlyDictionary<string, string> Stated { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

/// <summary>Other documents that an e-invoice names.</summary>
public sealed record EInvoiceReferences
{
    /// <summary>BT-11.</summary>
    public string? Project { get; init; }

    /// <summary>BT-12.</summary>
    public string? Contract { get; init; }

    /// <summary>BT-14.</summary>
    public string? SalesOrder { get; init; }

    /// <summary>BT-15.</summary>
    public string? ReceivingAdvice { get; init; }

    /// <summary>BT-16.</summary>
    public string? DespatchAdvice { get; init; }

    /// <summary>BT-17.</summary>
    public string? Tender { get; init; }

    /// <summary>Invoices that it corrects or follows (BG-3).</summary>
    public IReadOnlyList<EInvoicePreceding> Preceding { get; init; } = [];

    /// <summary>BG-24, and the object invoiced (BT-18), whose type is 130.</summary>
    public IReadOnlyList<EInvoiceSupport> Supporting { get; init; } = [];
}

/// <summary>An earlier invoice (BT-25, BT-26).</summary>
public sealed record EInvoicePreceding(string Number, DateOnly? IssuedOn);

/// <summary>A supporting document (BT-122 to BT-124).</summary>
/// <param name="File">Which of the document's files it is (BT-125), from 1; null where none came with it.</param>
public sealed record EInvoiceSupport(EInvoiceIdentifier Id, string? TypeCode, string? Description, string? Uri, int? File = null);

/// <summary>What and where was delivered (BG-13).</summary>
public sealed record EInvoiceDelivery(string? Name, EInvoiceIdentifier? Location, DateOnly? On, EInvoiceAddress? Address);

/// <summary>How to pay (BG-16 to BG-19).</summary>
public sealed record EInvoicePayment
{
    /// <summary>UNCL 4461: 30 is a transfer, 58 one within SEPA, 49 and 59 a direct debit (BT-81).</summary>
    public required string MeansCode { get; init; }

    /// <summary>BT-82.</summary>
    public string? MeansName { get; init; }

    /// <summary>What to quote with the payment (BT-83).</summary>
    public string? Reference { get; init; }

    /// <summary>IBAN or account number (BT-84).</summary>
    public string? Account { get; init; }

    /// <summary>BT-85.</summary>
    public string? Holder { get; init; }

    /// <summary>BT-86.</summary>
    public string? Bic { get; init; }

    /// <summary>BT-89.</summary>
    public string? Mandate { get; init; }

    /// <summary>The account that is debited (BT-91).</summary>
    public string? DebitedAccount { get; init; }

    /// <summary>The last digits of a card (BT-87).</summary>
    public string? Card { get; init; }

    /// <summary>The card's network, which UBL asks for.</summary>
    public string? CardNetwork { get; init; }

    /// <summary>BT-88.</summary>
    public string? CardHolder { get; init; }
}

/// <summary>How an allowance or charge came about: code (BT-98, BT-105), base (BT-93, BT-100) and percentage (BT-94, BT-101).</summary>
public sealed record EInvoiceAdjustment(string? ReasonCode, decimal? Base, decimal? Percent);
