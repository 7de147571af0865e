namespace Checkout.Domain.Documents;

/// <summary>A reduction or addition on the whole document (BG-20, BG-21).</summary>
public sealed record AllowanceChargeTerms(bool IsCharge, decimal Amount, string? Reason, TaxTreatment Tax);

/// <summary>The part that allowances and charges of invoices and credit memos share.</summary>
public abstract class AllowanceCharge : Entity, IAccountOwned
{
    protected AllowanceCharge()
    {
    }

    protected AllowanceCharge(Guid accountId, int position, AllowanceChargeTerms terms)
    {
        AccountId = accountId;
        Position = position;
        IsCharge = terms.IsCharge;
        Amount = terms.Amount;
        Reason = terms.Reason;
        TaxCategory = terms.Tax.Category;
        TaxRate = terms.Tax.Rate;
        ExemptionReason = terms.Tax.ExemptionReason;
    }

    public Guid AccountId { get; private set; }

    public int Position { get; private set; }

    public bool IsCharge { get; private set; }

    public decimal Amount { get; private set; }

    public string? Reason { get; private set; }

    public TaxCategory TaxCategory { get; private set; }

    /// <summary>Percent.</summary>
    public decimal TaxRate { get; private set; }

    public string? ExemptionReason { get; private set; }
}
