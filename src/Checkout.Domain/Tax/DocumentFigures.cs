namespace Checkout.Domain.Tax;

/// <summary>
/// Everything that a document from elsewhere states as figures, in the terms of EN 16931. They stay the issuer's: <see
/// cref="FiguresCheck"/>
/// verifies that they add up, nothing recomputes them. A credit memo states positive figures, like an invoice.
/// </summary>
public sealed record DocumentFigures
{
    public required Currency Currency { get; init; }

    public required IReadOnlyList<LineFigures> Lines { get; init; }

    /// <summary>Allowances and charges on the whole document (BG-20, BG-21).</summary>
    public IReadOnlyList<AdjustmentFigures> Adjustments { get; init; } = [];

    /// <summary>The tax breakdown (BG-23).</summary>
    public required IReadOnlyList<TaxSubtotal> Taxes { get; init; }

    /// <summary>BT-106.</summary>
    public required decimal LineNetTotal { get; init; }

    /// <summary>BT-107; zero where it isn't stated.</summary>
    public decimal AllowanceTotal { get; init; }

    /// <summary>BT-108; zero where it isn't stated.</summary>
    public decimal ChargeTotal { get; init; }

    /// <summary>BT-109.</summary>
    public required decimal NetTotal { get; init; }

    /// <summary>BT-110; zero where it isn't stated.</summary>
    public decimal TaxTotal { get; init; }

    /// <summary>BT-112.</summary>
    public required decimal GrossTotal { get; init; }

    /// <summary>BT-113.</summary>
    public decimal Prepaid { get; init; }

    /// <summary>BT-114.</summary>
    public decimal Rounding { get; init; }

    /// <summary>BT-115.</summary>
    public required decimal AmountDue { get; init; }
}

/// <summary>A line's figures.</summary>
/// <param name="NetAmount">After the line's own allowances and charges (BT-131).</param>
/// <param name="Tax">The reason plays no part: EN 16931 states it in the breakdown only.</param>
/// <param name="Quantity">BT-129, or null where only the amount is known.</param>
/// <param name="NetPrice">BT-146.</param>
/// <param name="BaseQuantity">BT-149.</param>
/// <param name="Allowances">Sum of the line's allowances (BT-136).</param>
/// <param name="Charges">Sum of the line's charges (BT-141).</param>
public sealed record LineFigures(
    decimal NetAmount, TaxTreatment Tax, decimal? Quantity = null, decimal? NetPrice = null, decimal BaseQuantity = 1m,
    decimal Allowances = 0m, decimal Charges = 0m);

/// <summary>An allowance (BT-92) or charge (BT-99) on the document; the amount has no sign of its own.</summary>
public sealed record AdjustmentFigures(bool IsCharge, decimal Amount, TaxTreatment Tax);
