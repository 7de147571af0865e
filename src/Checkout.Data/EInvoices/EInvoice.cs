namespace Checkout.Data.EInvoices;

/// <summary>An invoice or credit memo with everything that its e-invoice says.</summary>
public sealed record EInvoice(
    AccountingDocument Document,
    DateOnly? DueOn,
    IReadOnlyList<BilledLine> Lines,
    IReadOnlyList<TaxRow> Taxes,
    IReadOnlyList<AllowanceCharge> AllowanceCharges,
    EInvoiceDetails Details)
{
    public bool IsCredit => Document is not Invoice;

    /// <summary>Why the document can't be written as an e-invoice, in sentences that say whom to ask; empty where it can.</summary>
    public IReadOnlyList<string> Obstacles => EInvoiceRules.Obstacles(this);

    internal Currency Currency => Document.Currency;

    internal IReadOnlyList<EInvoiceTax> Breakdown { get; } = EInvoiceTax.Of(Document, Taxes, Details.TaxReasonCodes);

    /// <summary>True where seller and buyer have their seat in the country: then its rules hold.</summary>
    internal bool IsWithin(string country) => Details.Seller.Address?.Country == country && Details.Buyer.Address?.Country == country;

    /// <summary>Files that came inside it, in their order.</summary>
    internal IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>The obstacles of an invoice that is at hand already.</summary>
    public static IReadOnlyList<string> ObstaclesOf(Invoice invoice, Account account, LegalEntity seller) =>
        EInvoiceDraft.Of(invoice, new EInvoiceContext(account, seller, Contract: null)).Obstacles;

    /// <summary>The obstacles of a credit memo that is at hand already.</summary>
    public static IReadOnlyList<string> ObstaclesOf(CreditMemo memo, Account account, LegalEntity seller) =>
        EInvoiceDraft.Of(memo, new EInvoiceContext(account, seller, Contract: null)).Obstacles;
}
