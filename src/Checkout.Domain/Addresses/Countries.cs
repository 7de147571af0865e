using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Checkout.Domain.Addresses;

/// <summary>All countries, with the form of their addresses where a slip would keep a bill from arriving. Of the others anything is
/// taken.</summary>
public static class Countries
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly FrozenSet<string> WithoutRegions = new[]
    {
        "DE", "AT", "CH", "LI", "FR", "MC", "BE", "LU", "NL", "DK", "SE", "NO", "FI", "IS", "PL", "CZ", "SK", "HU", "SI", "HR", "EE", "LT",
            "LV", "SG", "IL",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, RegionRule> Regions = new Dictionary<string, RegionRule>(StringComparer.Ordinal)
    {
        ["US"] = new("state", CountryRegions.UnitedStates),
        ["CA"] = new("province", CountryRegions.Canada),
        ["AU"] = new("state", CountryRegions.Australia),
        ["BR"] = new("state", CountryRegions.Brazil),
        ["MX"] = new("state", CountryRegions.Mexico),
        ["IN"] = new("state", CountryRegions.India),
        ["JP"] = new("prefecture", CountryRegions.Japan),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PostalRule> PostalRules = new Dictionary<string, PostalRule>(StringComparer.Ordinal)
    {
        ["US"] = new("ZIP code", @"\d{5}(-\d{4})?", "94105 or 94105-1804", Required: true),
        ["CA"] = new("postal code", @"[A-Z]\d[A-Z] \d[A-Z]\d", "K1A 0B1", Required: true),
        ["GB"] = new("postcode", @"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", "SW1A 1AA", Required: true),
        ["IE"] = new("Eircode", @"[A-Z]\d[\dW] [A-Z\d]{4}", "D02 X285", Required: false),
        ["AU"] = new("postcode", @"\d{4}", "2000", Required: true),
        ["NZ"] = new("postcode", @"\d{4}", "6011", Required: true),
        ["DE"] = new("postal code", @"\d{5}", "10179", Required: true),
        ["AT"] = new("postal code", @"\d{4}", "1010", Required: true),
        ["CH"] = new("postal code", @"\d{4}", "8001", Required: true),
        ["LI"] = new("postal code", @"94\d{2}", "9490", Required: true),
        ["FR"] = new("postal code", @"\d{5}", "75008", Required: true),
        ["MC"] = new("postal code", @"980\d{2}", "98000", Required: true),
        ["BE"] = new("postal code", @"\d{4}", "1000", Required: true),
        ["LU"] = new("postal code", @"\d{4}", "1855", Required: true),
        ["NL"] = new("postal code", @"\d{4} [A-Z]{2}", "1012 JS", Required: true),
        ["IT"] = new("postal code", @"\d{5}", "20121", Required: true),
        ["ES"] = new("postal code", @"\d{5}", "28013", Required: true),
        ["PT"] = new("postal code", @"\d{4}-\d{3}", "1100-148", Required: true),
        ["DK"] = new("postal code", @"\d{4}", "1050", Required: true),
        ["SE"] = new("postal code", @"\d{3} \d{2}", "111 20", Required: true),
        ["NO"] = new("postal code", @"\d{4}", "0150", Required: true),
        ["FI"] = new("postal code", @"\d{5}", "00100", Required: true),
        ["IS"] = new("postal code", @"\d{3}", "101", Required: true),
        ["PL"] = new("postal code", @"\d{2}-\d{3}", "00-950", Required: true),
        ["CZ"] = new("postal code", @"\d{3} \d{2}", "110 00", Required: true),
        ["SK"] = new("postal code", @"\d{3} \d{2}", "811 01", Required: true),
        ["HU"] = new("postal code", @"\d{4}", "1051", Required: true),
        ["SI"] = new("postal code", @"\d{4}", "1000", Required: true),
        ["HR"] = new("postal code", @"\d{5}", "10000", Required: true),
        ["RO"] = new("postal code", @"\d{6}", "010011", Required: true),
        ["BG"] = new("postal code", @"\d{4}", "1000", Required: true),
        ["GR"] = new("postal code", @"\d{3} \d{2}", "105 57", Required: true),
        ["EE"] = new("postal code", @"\d{5}", "10111", Required: true),
        ["LT"] = new("postal code", @"(LT-)?\d{5}", "01100", Required: true),
        ["LV"] = new("postal code", @"LV-\d{4}", "LV-1050", Required: true),
        ["TR"] = new("postal code", @"\d{5}", "34435", Required: true),
        ["UA"] = new("postal code", @"\d{5}", "01001", Required: true),
        ["JP"] = new("postal code", @"\d{3}-\d{4}", "100-0005", Required: true),
        ["CN"] = new("postal code", @"\d{6}", "100006", Required: true),
        ["KR"] = new("postal code", @"\d{5}", "04524", Required: true),
        ["TW"] = new("postal code", @"\d{3}(\d{2,3})?", "100", Required: true),
        ["SG"] = new("postal code", @"\d{6}", "018956", Required: true),
        ["IN"] = new("PIN code", @"[1-9]\d{5}", "400001", Required: true),
        ["IL"] = new("postal code", @"\d{5}(\d{2})?", "9414219", Required: true),
        ["TH"] = new("postal code", @"\d{5}", "10200", Required: true),
        ["MY"] = new("postcode", @"\d{5}", "50050", Required: true),
        ["BR"] = new("CEP", @"\d{5}-\d{3}", "01310-100", Required: true),
        ["MX"] = new("postal code", @"\d{5}", "06000", Required: true),
        ["AR"] = new("postal code", @"([A-Z]\d{4}([A-Z]{3})?|\d{4})", "C1002", Required: false),
        ["ZA"] = new("postal code", @"\d{4}", "2000", Required: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Country> ByCode =
        CountryNames.All.Select(row => Made(row.Code, row.Name)).ToFrozenDictionary(country => country.Code, StringComparer.Ordinal);

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<Country> All { get; } = [.. CountryNames.All.Select(row => ByCode[row.Code])];

    /// <returns>Null where there is no such country.</returns>
    public static Country? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static Country Made(string code, string name)
    {
        var country = new Country(code, name) { RegionUse = WithoutRegions.Contains(code) ? RegionUse.Unused : RegionUse.Optional };
        if (Regions.TryGetValue(code, out var region))
        {
            country = country with { RegionWord = region.Word, RegionUse = RegionUse.Required, Regions = region.Regions };
        }

        return PostalRules.TryGetValue(code, out var postal)
            ? country with
            {
                PostalWord = postal.Word,
                PostalForm = new Regex($"^(?:{postal.Form})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience),
                PostalExample = postal.Example,
                PostalRequired = postal.Required,
            }
            : country;
    }

    private sealed record PostalRule(string Word, string Form, string Example, bool Required);

    private sealed record RegionRule(string Word, IReadOnlyList<CountryRegion> Regions);
}
