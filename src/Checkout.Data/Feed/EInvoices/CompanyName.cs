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

    private static HashSet<string> WordsOf(string name) =>
    [
        .. new string([.. SearchText.Fold(name).Select(character => char.IsLetterOrDigit(character) ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord && !Common.Contains(word)),
    ];
}
