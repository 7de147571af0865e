using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Checkout.Domain.Addresses;

/// <summary>In which order a country writes city, region and postal code, as the Universal Postal Union describes it. One formatter for
/// pages, documents and mails.</summary>
public static partial class PostalOrder
{
    // Z the postal code, C the city, S the state or region, | a new line. What an address lacks takes its punctuation along.
    private const string Usual = "Z C S";

    private static readonly FrozenDictionary<string, string> Orders = Read("""
        US PR GU VI AS MP UM: C, S Z
        CA: C, S Z
        AU NF CC CX: C S Z
        GB GG JE IM GI FK IO SH: C|S|Z
        IE: C|S|Z
        NZ SG LB SA IL: C Z
        JP TW: C, S Z
        KR: C, S Z
        HK MO: C|S
        CN: C|S Z
        IN PK BD NP LK: C Z|S
        ID VN TH PH: C|S Z
        MY: Z C|S
        BR: C - S|Z
        MX: Z C, S
        AR CL: Z C|S
        CO PE VE EC: C, S|Z
        ZA: C|Z
        EG KE NG: C|S|Z
        AE QA OM BH KW: C|S
        RU UA BY KZ: C|S|Z
        HU: C|Z
        IT: Z C S
        ES: Z C (S)
        TR: Z C/S
        """);

    /// <summary>What stands below the street.</summary>
    public static IReadOnlyList<string> Place(Address address)
    {
        if (IsNative(address))
        {
            var mark = address.Country == "JP" && !string.IsNullOrWhiteSpace(address.PostalCode) ? "〒" : "";
            return [mark + address.PostalCode, $"{address.Region}{(address.Region == address.City ? "" : address.City)}"];
        }

        var order = Orders.GetValueOrDefault(address.Country, Usual);
        return [.. order.Split('|').Select(line => Filled(line, address))];
    }

    /// <summary>Written in the script of a country that goes from the large to the small.</summary>
    public static bool IsNative(Address address) =>
        address.Country is "JP" or "CN" or "TW" or "KR" && EastAsian().IsMatch(address.City);

    private static string Filled(string line, Address address)
    {
        var (filled, between) = ("", "");
        foreach (Match part in Part().Matches(line))
        {
            var value = part.Value switch { "Z" => address.PostalCode, "C" => address.City, "S" or "(S)" => address.Region, _ => null };
            if (part.Value is not ("Z" or "C" or "S" or "(S)"))
            {
                between = part.Value;
            }
            else if (!string.IsNullOrWhiteSpace(value))
            {
                filled += (filled.Length > 0 ? between : "") + (part.Value == "(S)" ? $"({value.Trim()})" : value.Trim());
            }
        }

        return filled;
    }

    private static FrozenDictionary<string, string> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(": ", 2))
        .SelectMany(row => row[0].Split(' ').Select(country => (Country: country, Order: row[1].TrimEnd('\r'))))
        .ToFrozenDictionary(row => row.Country, row => row.Order, StringComparer.Ordinal);

    [GeneratedRegex(@"\(S\)|[ZCS]|[^ZCS(]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHangulSyllables}\p{IsHiragana}\p{IsKatakana}]", RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex EastAsian();
}
