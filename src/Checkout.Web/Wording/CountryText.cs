using System.Collections.Frozen;
using System.Globalization;

namespace Checkout.Web.Wording;

/// <summary>Countries by their ISO 3166-1 alpha-2 codes, in English like the pages.</summary>
public static class CountryText
{
    private static readonly FrozenDictionary<string, string> Names = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => culture.Name)
        .Select(name => new RegionInfo(name))
        .Where(region => region.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
        .DistinctBy(region => region.TwoLetterISORegionName)
        .ToFrozenDictionary(region => region.TwoLetterISORegionName, region => region.EnglishName, StringComparer.Ordinal);

    /// <summary>All countries that this machine knows, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. Names.Select(country => (country.Key, country.Value)).OrderBy(country => country.Value, StringComparer.InvariantCulture)];

    public static bool Knows(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>Germany for DE; the code itself where this machine doesn't know it.</summary>
    public static string Name(string code) => Names.GetValueOrDefault(code, code);
}
