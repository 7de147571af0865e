namespace Checkout.Domain.Documents;

/// <summary>A row that exists only with its document.</summary>
public abstract class DocumentRow : AccountEntity
{
    protected DocumentRow() { }

    protected DocumentRow(Guid accountId, int position)
        : base(accountId) => Position = position;

    /// <summary>Its place in the document, from 1.</summary>
    public int Position { get; private set; }
}

/// <summary>A row that says how it is taxed.</summary>
public abstract class TaxedRow : DocumentRow
{
    protected TaxedRow() { }

    protected TaxedRow(Guid accountId, int position, TaxTreatment tax)
        : base(accountId, position) => (TaxCategory, TaxRate, ExemptionReason) = (tax.Category, tax.Rate, tax.ExemptionReason);

    public TaxCategory TaxCategory { get; private set; }

    /// <summary>Percent.</summary>
    public decimal TaxRate { get; private set; }

    public string? ExemptionReason { get; private set; }

    public TaxTreatment Tax => new(TaxCategory, TaxRate, ExemptionReason);
}
