namespace Checkout.Domain.Tax;

/// <summary>Tax categories of EN 16931 (UNCL 5305).</summary>
public enum TaxCategory
{
    /// <summary>Standard rate.</summary>
    S,

    /// <summary>Zero rated.</summary>
    Z,

    /// <summary>Exempt.</summary>
    E,

    /// <summary>Reverse charge.</summary>
    AE,

    /// <summary>Intra-community supply.</summary>
    K,

    /// <summary>Export, free of tax.</summary>
    G,

    /// <summary>Outside the scope of tax.</summary>
    O,

    /// <summary>Canary Islands general indirect tax.</summary>
    L,

    /// <summary>Tax of Ceuta and Melilla.</summary>
    M,
}

/// <summary>How an amount is taxed; amounts of equal treatment form one row of the tax breakdown.</summary>
/// <param name="Rate">Percent.</param>
/// <param name="ExemptionReason">Why no tax is due, where the category asks for a reason.</param>
public sealed record TaxTreatment(TaxCategory Category, decimal Rate, string? ExemptionReason)
{
    /// <summary>Equal also where one rate is written 19 and the other 19.00.</summary>
    public bool Equals(TaxTreatment? other) =>
        other is not null && Category == other.Category && Rate == other.Rate && string.Equals(ExemptionReason, other.ExemptionReason, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Category, Rate, ExemptionReason);
}

/// <summary>An amount before tax with its treatment.</summary>
public sealed record TaxableAmount(TaxTreatment Treatment, decimal Amount);

/// <summary>One row of a tax breakdown.</summary>
public sealed record TaxSubtotal(TaxTreatment Treatment, decimal Taxable, decimal Tax);

/// <summary>Tax per document (R4): for each treatment round(taxable × rate), half away from zero to the minor unit.</summary>
public static class TaxTotals
{
    public static IReadOnlyList<TaxSubtotal> Of(Currency currency, IEnumerable<TaxableAmount> amounts) =>
    [
        .. amounts
            .GroupBy(amount => amount.Treatment)
            .Select(group => Subtotal(currency, group.Key, group.Sum(amount => amount.Amount)))
            .OrderBy(subtotal => subtotal.Treatment.Category)
            .ThenByDescending(subtotal => subtotal.Treatment.Rate)
            .ThenBy(subtotal => subtotal.Treatment.ExemptionReason, StringComparer.Ordinal),
    ];

    private static TaxSubtotal Subtotal(Currency currency, TaxTreatment treatment, decimal taxable) =>
        new(treatment, taxable, currency.Round((Fraction)taxable * treatment.Rate / 100m));
}
