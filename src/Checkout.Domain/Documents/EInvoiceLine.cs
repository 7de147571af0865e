namespace Checkout.Domain.Documents;

/// <summary>What an e-invoice says on a line beyond what Checkout works with.</summary>
public sealed record EInvoiceLine
{
    /// <summary>The line's identifier (BT-126).</summary>
    public required string Id { get; init; }

    /// <summary>UN/ECE Recommendation 20 or 21 (BT-130).</summary>
    public string? UnitCode { get; init; }

    /// <summary>BT-133.</summary>
    public string? AccountingReference { get; init; }

    /// <summary>The line of the purchase order (BT-132).</summary>
    public string? OrderLine { get; init; }

    /// <summary>The object invoiced (BT-128).</summary>
    public EInvoiceIdentifier? InvoicedObject { get; init; }

    /// <summary>BG-27 and BG-28, whose sums the line holds.</summary>
    public IReadOnlyList<EInvoiceLineAdjustment> Adjustments { get; init; } = [];

    /// <summary>Before the discount (BT-148).</summary>
    public decimal? GrossPrice { get; init; }

    /// <summary>BT-147.</summary>
    public decimal? PriceDiscount { get; init; }

    /// <summary>True where the base quantity was stated, though it may be 1 (BT-149).</summary>
    public bool StatesBaseQuantity { get; init; }

    /// <summary>BT-150.</summary>
    public string? BaseUnitCode { get; init; }

    /// <summary>BT-156.</summary>
    public string? BuyersItemId { get; init; }

    /// <summary>BT-157.</summary>
    public EInvoiceIdentifier? StandardItemId { get; init; }

    /// <summary>BT-158.</summary>
    public IReadOnlyList<EInvoiceClassification> Classifications { get; init; } = [];

    /// <summary>BT-159.</summary>
    public string? OriginCountry { get; init; }

    /// <summary>BG-32.</summary>
    public IReadOnlyList<EInvoiceAttribute> Attributes { get; init; } = [];
}

/// <summary>An allowance or charge on a line.</summary>
public sealed record EInvoiceLineAdjustment(bool IsCharge, decimal Amount, string? Reason, string? ReasonCode, decimal? Base,
    decimal? Percent);

/// <summary>A code of a list that sorts goods and services.</summary>
public sealed record EInvoiceClassification(string Code, string? List, string? Version);

/// <summary>A property of what was sold (BT-160, BT-161).</summary>
public sealed record EInvoiceAttribute(string Name, string Value);
