namespace Checkout.Domain.Tax;

/// <summary>All rates of the feed, asked for the one in force. A region's own rate wins over the country's.</summary>
public sealed class TaxTable(IReadOnlyCollection<TaxRate> rates)
{
    /// <returns>Null where the feed has no rate for the combination.</returns>
    public TaxTreatment? InForce(string country, string? region, string productTaxClass, string accountCategory, DateOnly day) => rates
        .Where(rate => Same(rate.Country, country) && (rate.Region is null || Same(rate.Region, region))
            && Same(rate.ProductTaxClass, productTaxClass) && Same(rate.AccountCategory, accountCategory) && rate.ValidFrom <= day)
        .OrderByDescending(rate => rate.Region is not null)
        .ThenByDescending(rate => rate.ValidFrom)
        .FirstOrDefault()?.Treatment;

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
