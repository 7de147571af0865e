using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Checkout.Data.Feed.Records;

/// <summary>A tax rate for a place, a product tax class and an account category, from a day on. Only category, rate and reason may change
/// later.</summary>
public sealed record TaxRateRecord : FeedRecord
{
    [Description("ISO 3166-1 alpha-2.")]
    [RegularExpression("^[A-Z]{2}$")]
    public required string Country { get; init; }

    [Description("A state or province; without it the rate holds for the whole country.")]
    public string? Region { get; init; }

    [Description("The product's tax class.")]
    public required string ProductTaxClass { get; init; }

    [Description("The account's tax category.")]
    public required string AccountCategory { get; init; }

    [Description("The first day on which it holds.")]
    public required DateOnly ValidFrom { get; init; }

    [Description("EN 16931 category: S, Z, E, AE, K, G, O, L, M or B.")]
    [JsonConverter(typeof(JsonStringEnumConverter<TaxCategory>))]
    public required TaxCategory Category { get; init; }

    [Description("Percent.")]
    [Range(0, 100)]
    public required decimal Rate { get; init; }

    [Description("Why no tax is due, where the category asks for a reason.")]
    public string? Reason { get; init; }
}

/// <summary>How an amount is taxed.</summary>
public sealed record TaxTreatmentRecord
{
    [Description("EN 16931 category: S, Z, E, AE, K, G, O, L, M or B.")]
    [JsonConverter(typeof(JsonStringEnumConverter<TaxCategory>))]
    public required TaxCategory Category { get; init; }

    [Description("Percent.")]
    [Range(0, 100)]
    public decimal Rate { get; init; }

    [Description("Why no tax is due, where the category asks for a reason.")]
    public string? Reason { get; init; }

    internal TaxTreatment ToTreatment() => new(Category, Rate, Reason);
}
