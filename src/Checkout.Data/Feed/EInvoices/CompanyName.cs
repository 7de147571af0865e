using Checkout.Data.Search;

namespace Checkout.Data.Feed.EInvoices;

/// <summary>Names of companies, which are written in many ways.</summary>
internal static class CompanyName
{
    private const int ShortestWord = 3;

    // Legal forms and words that many companies have in common say nothing of whose name it is.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "GMBH", "MBH", "INC", "LTD", "LLC", "LIMITED", "CORP", "CORPORATION", "COMPANY", "PLC", "LLP", "SARL", "SAS", "SRL", "SPA", "KFT",
        "OHG", "PTY", "PVT", "THE", "AND", "UND", "FUR", "FOR", "DER", "DIE", "DAS", "DES", "LES", "GROUP", "GRUPPE", "HOLDING",
        "GESELLSCHAFT", "INTERNATIONAL",
    };

    public static bool IsSame(string one, string other) => SearchText.Fold(one) == SearchText.Fold(other);

    /// <summary>True where both have a word in common that is not every company's.</summary>
    public static bool Resembles(string one, string other) => IsSame(one, other) || WordsOf(one).Overlaps(WordsOf(other));

    /// <summary>What a database finds the same names by in capitals, and perhaps some more: databases differ in how they fold anything
    /// but plain consonants.</summary>
    public static string PatternOf(string name)
    {
        var consonants = name.ToUpperInvariant().Replace("SS", "%", StringComparison.Ordinal)
            .Select(character => char.IsAsciiLetterUpper(character) && !"AEIOU".Contains(character, StringComparison.Ordinal) ? character : '%');
        var pattern = string.Concat(consonants);
        return pattern.Count(char.IsAsciiLetterUpper) >= ShortestWord ? $"%{pattern}%" : name;
    }

    private static HashSet<string> WordsOf(string name) =>
    [
        .. new string([.. SearchText.Fold(name).Select(character => char.IsLetterOrDigit(character) ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord && !Common.Contains(word)),
    ];
}
