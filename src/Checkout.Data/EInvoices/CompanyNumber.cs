using System.Text.RegularExpressions;

namespace Checkout.Data.EInvoices;

/// <summary>A company's tax or register number, however it is written: “VAT no. CHE-123.456.788 MWST” is CHE123456788.</summary>
internal static partial class CompanyNumber
{
    // What countries write behind a number to say that it is registered for VAT.
    private static readonly string[] Suffixes = ["MWST", "TVA", "IVA", "MVA", "VAT"];

    /// <summary>The number in capitals, without the words before it that only say which number it is.</summary>
    public static string Bare(string text)
    {
        // A participant id of Peppol has its scheme before it: 9930:DE129274210.
        var bare = text.Cleaned().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        bare = bare[(bare.LastIndexOf(':') + 1)..].Trim();
        for (var label = Label().Match(bare); label.Success; label = Label().Match(bare))
        {
            bare = bare[label.Length..];
        }

        return bare;
    }

    /// <returns>Null where the digits are none, or all the same: “N/A”, “-”, “0”, “DE” and “999999999” are nobody's numbers.</returns>
    public static string? KeyOf(string text)
    {
        var key = string.Concat(Bare(text).Where(char.IsLetterOrDigit));
        var suffix = Array.Find(Suffixes, word => key.EndsWith(word, StringComparison.Ordinal));
        key = suffix is null ? key : key[..^suffix.Length];

        // Greece's code is EL among VAT numbers, and GR everywhere else.
        key = key.StartsWith("GR", StringComparison.Ordinal) ? "EL" + key[2..] : key;
        var digits = key.Where(char.IsDigit).ToList();
        return digits.Exists(digit => digit != '0') && (digits.Count < PlaceholderDigits || digits.Distinct().Skip(1).Any()) ? key : null;
    }

    /// <summary>The keys that a tax number of a country has: one without the code of its country is known with it too.</summary>
    public static IEnumerable<string> KeysOf(string? text, string? country) => text is null || KeyOf(text) is not { } key ? []
        : country is not null && key.All(char.IsAsciiDigit) ? [key, country == "GR" ? "EL" + key : country + key]
        : [key];

    private const int PlaceholderDigits = 5;

    // Words of three letters and more (but those that Swiss and Austrian numbers begin with), and what stands between them and the number.
    [GeneratedRegex(@"^(?!CHE\b|ATU\b)\p{L}{3,}(?:[^\p{L}\p{N}]+\p{L}+(?=[^\p{L}\p{N}]+\p{L}))*[^\p{L}\p{N}]+(?=[\p{L}\p{N}])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
