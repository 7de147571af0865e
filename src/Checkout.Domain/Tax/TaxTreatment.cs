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

    /// <summary>Italian VAT that the buyer pays to the treasury (split payment).</summary>
    B,
}

/// <summary>How an amount is taxed; amounts of equal treatment form one row of the tax breakdown.</summary>
/// <param name="Rate">Percent.</param>
/// <param name="ExemptionReason">Why no tax is due, where the category asks for a reason.</param>
public sealed record TaxTreatment(TaxCategory Category, decimal Rate, string? ExemptionReason)
{
    /// <summary>Without blanks around it: a blank reason would make a row of its own that prints like the one without a reason.</summary>
    public string? ExemptionReason { get; init; } = string.IsNullOrWhiteSpace(ExemptionReason) ? null : ExemptionReason.Trim();
}

/// <summary>An amount before tax with its treatment.</summary>
public sealed record TaxableAmount(TaxTreatment Treatment, decimal Amount);

/// <summary>One row of a tax breakdown.</summary>
public sealed record TaxSubtotal(TaxTreatment Treatment, decimal Taxable, decimal Tax);

/// <summary>Tax per document (R4): for each treatment round(taxable × rate), half away from zero to the minor unit.</summary>
public static class TaxTotals
{
    /// <summary>One row for each treatment, ordered by category, highest rate first, then reason.</summary>
    public static IReadOnlyList<TaxSubtotal> Of(Currency currency, IEnumerable<TaxableAmount> amounts) =>
        Added(currency, amounts, alongside: []);

    /// <summary>
    /// What amounts add to the breakdown of a document that holds others alongside: for each treatment Tax(alongside + own) −
    /// Tax(alongside). Summed over all that share the document, each added to those before it, this is the document's tax.
    /// </summary>
    public static IReadOnlyList<TaxSubtotal> Added(Currency currency, IEnumerable<TaxableAmount> amounts,
        IEnumerable<TaxableAmount> alongside)
    {
        var others = alongside.ToLookup(amount => amount.Treatment, amount => amount.Amount);
        return
        [
            .. amounts
                .GroupBy(amount => amount.Treatment, amount => amount.Amount)
                .Select(group => Added(currency, group.Key, group.Sum(), others[group.Key].Sum()))
                .OrderBy(subtotal => subtotal.Treatment.Category)
                .ThenByDescending(subtotal => subtotal.Treatment.Rate)
                .ThenBy(subtotal => subtotal.Treatment.ExemptionReason, StringComparer.Ordinal),
        ];
    }

    /// <summary>The tax on one taxable sum at a rate in percent.</summary>
    public static decimal On(Currency currency, decimal taxable, decimal rate) => currency.Round((Fraction)taxable * rate / 100m);

    private static TaxSubtotal Added(Currency currency, TaxTreatment treatment, decimal own, decimal before) =>
        new(treatment, own, On(currency, before + own, treatment.Rate) - On(currency, before, treatment.Rate));
}
