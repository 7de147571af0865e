namespace Checkout.Domain.Documents;

/// <summary>A reduction or addition on the whole document (BG-20, BG-21).</summary>
public sealed record AllowanceChargeTerms(bool IsCharge, decimal Amount, string? Reason, TaxTreatment Tax);

/// <summary>The part that allowances and charges of invoices and credit memos share.</summary>
public abstract class AllowanceCharge : TaxedRow
{
    protected AllowanceCharge() { }

    protected AllowanceCharge(Guid accountId, int position, AllowanceChargeTerms terms)
        : base(accountId, position, terms.Tax)
    {
        IsCharge = terms.IsCharge;
        Amount = terms.Amount;
        Reason = terms.Reason;
    }

    public bool IsCharge { get; private set; }

    public decimal Amount { get; private set; }

    public string? Reason { get; private set; }
}
