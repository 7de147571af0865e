namespace Checkout.Data.EInvoices;

/// <summary>A group of the tax breakdown as EN 16931 demands it (BG-23).</summary>
internal sealed record EInvoiceTax(TaxCategory Category, decimal Rate, decimal Taxable, decimal Tax, string? Reason, string? ReasonCode)
{
    /// <summary>
    /// One group for each rate of S, L, M and B, and one of each other category (BR-E-01 and its like): rows that differ in their reason
    /// only are put together, and the group names all reasons.
    /// </summary>
    public static IReadOnlyList<EInvoiceTax> Of(AccountingDocument document, IReadOnlyList<TaxRow> rows, IReadOnlyList<string?> codes) =>
    [
        .. rows.Select((row, index) => new EInvoiceTax(
                row.TaxCategory,
                document.Stated(FormattableString.Invariant($"taxes[{index}].rate"), row.TaxRate),
                row.TaxableAmount,
                row.TaxAmount,
                document.Stated(FormattableString.Invariant($"taxes[{index}].reason"), row.ExemptionReason),
                index < codes.Count ? codes[index] : null))
            .GroupBy(row => (row.Category, Rate: RateOf(row.Category, row.Rate)))
            .Select(group => new EInvoiceTax(
                group.Key.Category,
                group.Key.Rate ?? 0m,
                group.Sum(row => row.Taxable),
                group.Sum(row => row.Tax),
                HasReason(group.Key.Category) ? Joined(group.Select(row => row.Reason)) : null,
                HasReason(group.Key.Category) ? group.Select(row => row.ReasonCode).FirstOrDefault(code => code is not null) : null)),
    ];

    /// <summary>Categories without tax have a rate of zero (BR-E-05 and its like), and what is outside its scope has none
    /// (BR-O-05).</summary>
    public static decimal? RateOf(TaxCategory category, decimal rate) => category switch
    {
        TaxCategory.S or TaxCategory.L or TaxCategory.M or TaxCategory.B => rate,
        TaxCategory.O => null,
        _ => 0m,
    };

    /// <summary>Where tax is due, even of zero, there is no reason why it isn't (BR-S-10, BR-Z-10).</summary>
    public static bool HasReason(TaxCategory category) =>
        category is TaxCategory.E or TaxCategory.AE or TaxCategory.K or TaxCategory.G or TaxCategory.O;

    private static string? Joined(IEnumerable<string?> reasons) =>
        string.Join("; ", reasons.OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}
