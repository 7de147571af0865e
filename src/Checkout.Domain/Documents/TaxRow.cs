namespace Checkout.Domain.Documents;

/// <summary>One row of a document's tax breakdown (BG-23): category, rate and reason with their taxable amount and tax.</summary>
public abstract class TaxRow : Entity, IAccountOwned
{
    protected TaxRow()
    {
    }

    protected TaxRow(Guid accountId, int position, TaxSubtotal subtotal)
    {
        AccountId = accountId;
        Position = position;
        TaxCategory = subtotal.Treatment.Category;
        TaxRate = subtotal.Treatment.Rate;
        ExemptionReason = subtotal.Treatment.ExemptionReason;
        TaxableAmount = subtotal.Taxable;
        TaxAmount = subtotal.Tax;
    }

    public Guid AccountId { get; private set; }

    public int Position { get; private set; }

    public TaxCategory TaxCategory { get; private set; }

    /// <summary>Percent.</summary>
    public decimal TaxRate { get; private set; }

    public string? ExemptionReason { get; private set; }

    public decimal TaxableAmount { get; private set; }

    public decimal TaxAmount { get; private set; }
}
