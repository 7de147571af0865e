using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>What invoices and credit memos have in common. Their figures are the issuer's: Checkout verifies that they add up (R6) and
/// never recomputes them.</summary>
public abstract record AccountingRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The issuer's number, kept as it is.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("External id of the contract.")]
    public string? Contract { get; init; }

    [Description("External id of the vendor's company that issued it; the contract's or the default one where left out.")]
    public string? LegalEntity { get; init; }

    [Description("ISO 4217; the contract's where it names one (R18).")]
    public required Currency Currency { get; init; }

    [Description("The date of issue.")]
    public required DateOnly IssuedOn { get; init; }

    [Description("To whom it is addressed; the contract's or the account's address where left out.")]
    public AddressRecord? BillTo { get; init; }

    [Description("The buyer's tax number; the account's where left out.")]
    public string? BuyerTaxId { get; init; }

    [Description("The buyer's reference (BT-10); the account's where left out.")]
    public string? BuyerReference { get; init; }

    [Description("The purchase order number printed on it; the contract's where left out.")]
    public string? PoNumber { get; init; }

    [Description("A remark printed on it.")]
    [MaxLength(Lengths.Prose)]
    public string? Note { get; init; }

    [Description("The lines.")]
    public required IReadOnlyList<BilledLineRecord> Lines { get; init; }

    [Description("Allowances and charges on the whole document.")]
    public IReadOnlyList<AllowanceChargeRecord> AllowanceCharges { get; init; } = [];

    [Description("The tax breakdown.")]
    public required IReadOnlyList<TaxSubtotalRecord> Taxes { get; init; }

    [Description("The sums.")]
    public required TotalsRecord Totals { get; init; }

    [Description("What of it settles invoices: of a credit memo, or of an invoice with a negative amount due.")]
    public IReadOnlyList<AllocationRecord> Allocations { get; init; } = [];

    /// <summary>What else an e-invoice said; the feed's own records have no such field.</summary>
    internal EInvoiceDetails? EInvoice { get; init; }

    /// <summary>Files inside the e-invoice.</summary>
    internal IReadOnlyList<AttachedFileTerms> Files { get; init; } = [];
}

/// <summary>A demand for payment. Once posted only its due date may move later, a dispute be answered, and a credit be allocated.</summary>
public sealed record InvoiceRecord : AccountingRecord
{
    [Description("When it is due; without it it is never overdue.")]
    public DateOnly? DueOn { get; init; }

    [Description("External id of the order that it is for, or checkout:NUMBER.")]
    public string? Order { get; init; }

    [Description("The vendor's answer to the customer's dispute, which it ends. It is shown to the customer and mailed.")]
    [MaxLength(Lengths.Prose)]
    public string? DisputeAnswer { get; init; }

    [Description("accepted, partlyAccepted or rejected.")]
    public DisputeOutcome? DisputeOutcome { get; init; }

    [Description("The day of the answer; a second answer in the same words needs it.")]
    public DateOnly? DisputeAnsweredOn { get; init; }
}

/// <summary>A credit in the customer's favour; its amounts are positive.</summary>
public sealed record CreditMemoRecord : AccountingRecord
{
    [Description("credit, void (takes back a whole invoice) or writeOff.")]
    public CreditMemoKind Kind { get; init; }

    [Description("Why it was issued.")]
    [MaxLength(Lengths.Prose)]
    public string? Reason { get; init; }

    [Description("External id of the invoice that it corrects, or checkout:NUMBER.")]
    public string? Invoice { get; init; }
}

/// <summary>A line of an accounting document.</summary>
public sealed record BilledLineRecord
{
    [Description("The article number.")]
    public string? Sku { get; init; }

    [Description("What was billed.")]
    public required string Name { get; init; }

    [Description("More about it.")]
    [MaxLength(Lengths.Prose)]
    public string? Description { get; init; }

    [Description("How many units (BT-129).")]
    public required decimal Quantity { get; init; }

    [Description("The unit in the singular.")]
    public string? Unit { get; init; }

    [Description("Per base quantity (BT-146).")]
    [Scale(6)]
    public required decimal Price { get; init; }

    [Description("How many units the price is for (BT-149).")]
    public decimal BaseQuantity { get; init; } = 1m;

    [Description("Sum of the line's own allowances (BT-136).")]
    public decimal Allowances { get; init; }

    [Description("Sum of the line's own charges (BT-141).")]
    public decimal Charges { get; init; }

    [Description("What the line comes to, after its allowances and charges (BT-131).")]
    public required decimal Amount { get; init; }

    [Description("How it is taxed.")]
    public required TaxTreatmentRecord Tax { get; init; }

    [Description("First day of the service period.")]
    public DateOnly? PeriodFrom { get; init; }

    [Description("Last day of the service period.")]
    public DateOnly? PeriodTo { get; init; }

    [Description("External id of the order whose line this bills, or checkout:NUMBER.")]
    public string? Order { get; init; }

    [Description("The place of that line in the order, from 1 on.")]
    [Range(1, 10_000)]
    public int? OrderLine { get; init; }

    [Description("A remark on the line.")]
    [MaxLength(Lengths.Url)]
    public string? Note { get; init; }
}

/// <summary>An allowance or charge on the whole document (BG-20, BG-21).</summary>
public sealed record AllowanceChargeRecord
{
    [Description("True for a charge, false for an allowance.")]
    public required bool Charge { get; init; }

    [Description("The amount, without a sign of its own.")]
    public required decimal Amount { get; init; }

    [Description("What it is for.")]
    public string? Reason { get; init; }

    [Description("How it is taxed.")]
    public required TaxTreatmentRecord Tax { get; init; }

    internal AllowanceChargeTerms ToTerms() => new(Charge, Amount, Reason, Tax.ToTreatment());
}

/// <summary>A row of the tax breakdown (BG-23).</summary>
public sealed record TaxSubtotalRecord
{
    [Description("EN 16931 category: S, Z, E, AE, K, G, O, L, M or B.")]
    [JsonConverter(typeof(JsonStringEnumConverter<TaxCategory>))]
    public required TaxCategory Category { get; init; }

    [Description("Percent.")]
    [Range(0, 100)]
    public decimal Rate { get; init; }

    [Description("Why no tax is due.")]
    public string? Reason { get; init; }

    [Description("The taxable amount (BT-116).")]
    public required decimal Taxable { get; init; }

    [Description("The tax (BT-117).")]
    public required decimal Tax { get; init; }

    internal TaxSubtotal ToSubtotal() => new(new TaxTreatment(Category, Rate, Reason), Taxable, Tax);
}

/// <summary>The sums of a document.</summary>
public sealed record TotalsRecord
{
    [Description("Sum of the lines (BT-106).")]
    public required decimal LineNet { get; init; }

    [Description("Sum of the allowances on the document (BT-107).")]
    public decimal Allowances { get; init; }

    [Description("Sum of the charges on the document (BT-108).")]
    public decimal Charges { get; init; }

    [Description("Total without tax (BT-109).")]
    public required decimal Net { get; init; }

    [Description("Tax (BT-110).")]
    public decimal Tax { get; init; }

    [Description("Total with tax (BT-112).")]
    public required decimal Total { get; init; }

    [Description("Settled before it was issued (BT-113).")]
    public decimal Prepaid { get; init; }

    [Description("Rounding (BT-114).")]
    public decimal Rounding { get; init; }

    [Description("Amount due (BT-115).")]
    public required decimal Due { get; init; }

    internal DocumentTotals ToTotals() => new(LineNet, Allowances, Charges, Tax, Prepaid, Rounding);
}

/// <summary>How much of a payment or credit settles an invoice, altogether: a later record may raise it or add others, never lower
/// it.</summary>
public sealed record AllocationRecord
{
    [Description("External id of the invoice, or checkout:NUMBER.")]
    public required string Invoice { get; init; }

    [Description("The amount, above zero.")]
    public required decimal Amount { get; init; }

    [Description("When it was allocated; the later of both documents' dates where left out.")]
    public DateOnly? On { get; init; }
}
