namespace Checkout.Domain.Documents;

/// <summary>A line of an accounting document.</summary>
public sealed record BilledLineTerms
{
    public string? Sku { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required decimal Quantity { get; init; }

    public string? Unit { get; init; }

    public required decimal Price { get; init; }

    public decimal BaseQuantity { get; init; } = 1m;

    public decimal AllowanceAmount { get; init; }

    public decimal ChargeAmount { get; init; }

    /// <summary>The line's net amount after its own allowances and charges (BT-131).</summary>
    public required decimal Amount { get; init; }

    public required TaxTreatment Tax { get; init; }

    /// <summary>The service period (BG-26), where the line has one.</summary>
    public DateOnly? PeriodFrom { get; init; }

    public DateOnly? PeriodTo { get; init; }

    public Guid? OrderLineId { get; init; }

    /// <summary>Said on the line, for instance that the tax rate has changed since the order.</summary>
    public string? Note { get; init; }
}

/// <summary>The part that lines of invoices and credit memos share.</summary>
public abstract class BilledLine : TaxedRow
{
    protected BilledLine() { }

    protected BilledLine(Guid accountId, int position, BilledLineTerms terms)
        : base(accountId, position, terms.Tax)
    {
        Sku = terms.Sku;
        Name = terms.Name;
        Description = terms.Description;
        Quantity = terms.Quantity;
        Unit = terms.Unit;
        Price = terms.Price;
        BaseQuantity = terms.BaseQuantity;
        AllowanceAmount = terms.AllowanceAmount;
        ChargeAmount = terms.ChargeAmount;
        Amount = terms.Amount;
        PeriodFrom = terms.PeriodFrom;
        PeriodTo = terms.PeriodTo;
        OrderLineId = terms.OrderLineId;
        Note = terms.Note;
    }

    public string? Sku { get; private set; }

    public string Name { get; private set; } = null!;

    public string? Description { get; private set; }

    public decimal Quantity { get; private set; }

    public string? Unit { get; private set; }

    public decimal Price { get; private set; }

    public decimal BaseQuantity { get; private set; }

    public decimal AllowanceAmount { get; private set; }

    public decimal ChargeAmount { get; private set; }

    public decimal Amount { get; private set; }

    public DateOnly? PeriodFrom { get; private set; }

    public DateOnly? PeriodTo { get; private set; }

    public Guid? OrderLineId { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The same line on a credit memo. What was ordered stays with the invoice.</summary>
    public BilledLineTerms Credited() => new()
    {
        Sku = Sku,
        Name = Name,
        Description = Description,
        Quantity = Quantity,
        Unit = Unit,
        Price = Price,
        BaseQuantity = BaseQuantity,
        AllowanceAmount = AllowanceAmount,
        ChargeAmount = ChargeAmount,
        Amount = Amount,
        Tax = Tax,
        PeriodFrom = PeriodFrom,
        PeriodTo = PeriodTo,
    };
}
