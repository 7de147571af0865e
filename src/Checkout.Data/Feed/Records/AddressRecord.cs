using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Checkout.Data.Feed.Records;

/// <summary>A postal address.</summary>
public sealed record AddressRecord
{
    [Description("Who lives there: the company, with a department where needed.")]
    public required string Name { get; init; }

    [Description("Street and number.")]
    public required string Line1 { get; init; }

    [Description("A second line of the street address.")]
    public string? Line2 { get; init; }

    [Description("The place.")]
    public required string City { get; init; }

    [Description("State, province or prefecture; tax rates of a region are found by it.")]
    public string? Region { get; init; }

    [Description("The postal code.")]
    [MaxLength(20)]
    public string? PostalCode { get; init; }

    [Description("ISO 3166-1 alpha-2, two capital letters.")]
    [RegularExpression("^[A-Z]{2}$")]
    public required string Country { get; init; }

    internal Address ToAddress() => new(Name, Line1, Line2, City, Region, PostalCode, Country);
}
