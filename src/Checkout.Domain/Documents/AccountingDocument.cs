namespace Checkout.Domain.Documents;

/// <summary>The sums of an invoice or credit memo as EN 16931 names them (BT-106 to BT-115), in the document's currency.</summary>
/// <param name="LineNet">Sum of the lines (BT-106).</param>
/// <param name="Allowances">Sum of allowances on the document (BT-107).</param>
/// <param name="Charges">Sum of charges on the document (BT-108).</param>
/// <param name="Tax">BT-110.</param>
/// <param name="Prepaid">Settled before the document was issued (BT-113).</param>
/// <param name="Rounding">BT-114.</param>
public sealed record DocumentTotals(decimal LineNet, decimal Allowances, decimal Charges, decimal Tax, decimal Prepaid = 0m,
    decimal Rounding = 0m)
{
    /// <summary>BT-109 = BT-106 − BT-107 + BT-108.</summary>
    public decimal Net => LineNet - Allowances + Charges;

    /// <summary>BT-112 = BT-109 + BT-110.</summary>
    public decimal Total => Net + Tax;

    /// <summary>BT-115 = BT-112 − BT-113 + BT-114 (R5).</summary>
    public decimal AmountDue => Total - Prepaid + Rounding;
}

/// <summary>What identifies an accounting document and stays frozen once it is issued.</summary>
public sealed record DocumentHead
{
    public required Guid AccountId { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DocumentSource Source { get; init; }

    public string? ExternalId { get; init; }

    public required Guid LegalEntityId { get; init; }

    public Guid? ContractId { get; init; }

    public required Currency Currency { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly PostedOn { get; init; }

    public required Address BillTo { get; init; }

    public string? BuyerTaxId { get; init; }

    public string? BuyerReference { get; init; }

    public string? PoNumber { get; init; }

    public string? Note { get; init; }

    /// <summary>What an e-invoice said beyond that; null where it came another way.</summary>
    public EInvoiceDetails? EInvoice { get; init; }
}

/// <summary>The part that invoices and credit memos share. Once posted it is never edited: another document corrects it.</summary>
public abstract class AccountingDocument : IssuedDocument
{
    protected AccountingDocument() { }

    protected AccountingDocument(DocumentHead head, DocumentTotals totals)
        : base(head.AccountId, head.Number, head.Slug, head.Source, head.ExternalId, head.Currency)
    {
        LegalEntityId = head.LegalEntityId;
        ContractId = head.ContractId;
        IssuedOn = head.IssuedOn;
        PostedOn = head.PostedOn;
        BillTo = head.BillTo;
        BuyerTaxId = head.BuyerTaxId;
        BuyerReference = head.BuyerReference;
        PoNumber = head.PoNumber;
        Note = head.Note;
        EInvoice = head.EInvoice;
        LineNetAmount = totals.LineNet;
        AllowanceAmount = totals.Allowances;
        ChargeAmount = totals.Charges;
        NetAmount = totals.Net;
        TaxAmount = totals.Tax;
        TotalAmount = totals.Total;
        PrepaidAmount = totals.Prepaid;
        RoundingAmount = totals.Rounding;
        DueAmount = totals.AmountDue;
    }

    public Guid LegalEntityId { get; private set; }

    public Guid? ContractId { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    /// <summary>The day that counts for balances and statements (R15).</summary>
    public DateOnly PostedOn { get; private set; }

    public Address BillTo { get; private set; } = null!;

    public string? BuyerTaxId { get; private set; }

    public string? BuyerReference { get; private set; }

    public string? PoNumber { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Only where the document came as an e-invoice.</summary>
    public EInvoiceDetails? EInvoice { get; private set; }

    public decimal LineNetAmount { get; private set; }

    public decimal AllowanceAmount { get; private set; }

    public decimal ChargeAmount { get; private set; }

    public decimal NetAmount { get; private set; }

    public decimal TaxAmount { get; private set; }

    public decimal TotalAmount { get; private set; }

    public decimal PrepaidAmount { get; private set; }

    public decimal RoundingAmount { get; private set; }

    public decimal DueAmount { get; private set; }

    /// <summary>How much of the amount due is settled or used up by allocations: 0 ≤ Allocated ≤ |due| (R12).</summary>
    public decimal AllocatedAmount { get; private set; }

    public Money Net => new(NetAmount, Currency);

    public Money Tax => new(TaxAmount, Currency);

    public Money Total => new(TotalAmount, Currency);

    public Money AmountDue => new(DueAmount, Currency);

    public Money Allocated => new(AllocatedAmount, Currency);

    /// <summary>What is left of the amount due, without its sign.</summary>
    public Money Rest => new(Math.Abs(DueAmount) - AllocatedAmount, Currency);

    /// <summary>A text as the issuer stated it, where the e-invoice said more than the field holds.</summary>
    /// <param name="field">As the feed names it, such as lines[0].name.</param>
    public string? Stated(string field, string? kept) => EInvoice?.Stated.GetValueOrDefault(field) ?? kept;

    /// <summary>A number with all of its decimals.</summary>
    public decimal Stated(string field, decimal kept) =>
        EInvoice?.Stated.GetValueOrDefault(field) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : kept;

    internal void MoveAllocated(decimal change)
    {
        var moved = AllocatedAmount + change;
        RuleViolation.ThrowIf(moved < 0m || moved > Math.Abs(DueAmount), $"Only {Rest} of {Number} can be allocated.");

        AllocatedAmount = moved;
        RenewVersion();
    }
}
