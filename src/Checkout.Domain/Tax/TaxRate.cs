namespace Checkout.Domain.Tax;

/// <summary>A tax rate of the vendor's feed: for a place, a product tax class and an account category, from a day on.</summary>
public sealed class TaxRate : Entity
{
    private TaxRate() { }

    public TaxRate(string externalId, string country, string? region, string productTaxClass, string accountCategory, DateOnly validFrom,
        TaxTreatment treatment)
    {
        ExternalId = externalId;
        Country = country;
        Region = region;
        ProductTaxClass = productTaxClass;
        AccountCategory = accountCategory;
        ValidFrom = validFrom;
        Update(treatment);
    }

    public string ExternalId { get; private set; } = null!;

    public string Country { get; private set; } = null!;

    /// <summary>A state or province, or null where the rate holds for the whole country.</summary>
    public string? Region { get; private set; }

    public string ProductTaxClass { get; private set; } = null!;

    public string AccountCategory { get; private set; } = null!;

    public DateOnly ValidFrom { get; private set; }

    public TaxCategory Category { get; private set; }

    /// <summary>Percent.</summary>
    public decimal Rate { get; private set; }

    public string? ExemptionReason { get; private set; }

    public TaxTreatment Treatment => new(Category, Rate, ExemptionReason);

    public void Update(TaxTreatment treatment)
    {
        Category = treatment.Category;
        Rate = treatment.Rate;
        ExemptionReason = treatment.ExemptionReason;
    }
}
