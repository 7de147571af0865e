namespace Checkout.Domain.Documents;

/// <summary>One row of a document's tax breakdown (BG-23): category, rate and reason with their taxable amount and tax.</summary>
public abstract class TaxRow : TaxedRow
{
    protected TaxRow() { }

    protected TaxRow(Guid accountId, int position, TaxSubtotal subtotal)
        : base(accountId, position, subtotal.Treatment)
    {
        TaxableAmount = subtotal.Taxable;
        TaxAmount = subtotal.Tax;
    }

    public decimal TaxableAmount { get; private set; }

    public decimal TaxAmount { get; private set; }
}
