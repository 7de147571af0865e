using System.Text.RegularExpressions;

namespace Checkout.Domain.Addresses;

/// <summary>A country and what its addresses look like.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
public sealed record Country(string Code, string Name)
{
    private static readonly string[] WithArticle = ["US", "GB", "NL", "AE", "PH", "BS", "MV", "KM", "KY", "VI", "VG", "MH", "SB", "CF",
        "DO", "CK", "FK", "FO", "GM", "SC", "TC", "UM"];

    /// <summary>As it stands in a sentence: the United States.</summary>
    public string Spoken => WithArticle.Contains(Code, StringComparer.Ordinal) ? $"the {Name}" : Name;

    /// <summary>What it is called there: ZIP code, postcode.</summary>
    public string PostalWord { get; init; } = "postal code";

    /// <summary>Null where any text will do.</summary>
    public Regex? PostalForm { get; init; }

    /// <summary>A code of the right form.</summary>
    public string? PostalExample { get; init; }

    public bool PostalRequired { get; init; }

    public string RegionWord { get; init; } = "state, province or region";

    public RegionUse RegionUse { get; init; }

    /// <summary>All there are; none where any text will do.</summary>
    public IReadOnlyList<CountryRegion> Regions { get; init; } = [];

    /// <summary>The region that somebody means by its code or its name, in capitals or not, with or without accents.</summary>
    public CountryRegion? RegionOf(string text) => Regions.FirstOrDefault(region => Meets(region.Code, text) || Meets(region.Name, text));

    private static bool Meets(string name, string text) =>
        System.Globalization.CultureInfo.InvariantCulture.CompareInfo.Compare(name, text,
            System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) == 0;
}
