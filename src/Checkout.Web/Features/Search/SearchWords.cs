using System.Text.RegularExpressions;

namespace Checkout.Web.Features.Search;

/// <summary>What somebody typed into the search box: words, a document's number, perhaps an amount.</summary>
public sealed partial record SearchWords
{
    private const int Shortest = 2;
    private const int Longest = 100;

    private SearchWords(string text) => Text = text;

    /// <summary>As typed, without the space around it.</summary>
    public string Text { get; }

    /// <summary>The amounts that it can be read as, in the reader's manner and in the plain one; none for words.</summary>
    public IReadOnlyList<decimal> Amounts { get; private init; } = [];

    public bool IsEmpty => Text.Length == 0;

    public bool IsTooShort => Text.Length is > 0 and < Shortest && !char.IsAsciiDigit(Text[0]);

    /// <summary>The document numbers that it can be read as: as it stands, and where it is a number of ours, with all of its zeros. Every
    /// number of a document has a digit.</summary>
    public IEnumerable<string> Numbers => Text.Length > DocumentNumber.MaxLength || !Text.Any(char.IsAsciiDigit) ? []
        : Filled().Match(Text) is { Success: true } match && long.TryParse(match.Groups["value"].ValueSpan,
            NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? [Text, DocumentNumber.Format(match.Groups["prefix"].Value, value)] : [Text];

    public static SearchWords Of(string? typed, CultureInfo culture)
    {
        var text = (typed ?? "").Trim().Truncate(Longest, ending: "");
        return new SearchWords(text) { Amounts = [.. AmountsOf(text, culture)] };
    }

    /// <summary>How a list's own search is asked for an amount.</summary>
    public static string Query(decimal amount) => "=" + amount.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<decimal> AmountsOf(string text, CultureInfo culture)
    {
        var plain = TypedNumber.Plain(WithoutCurrency(text.Replace('\u2212', '-'))).TrimStart('-').TrimStart();
        return new[] { culture, CultureInfo.InvariantCulture }.Select(manner => TypedNumber.Read(plain, manner))
            .Select(figures => decimal.TryParse(figures, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                ? amount : (decimal?)null)
            .OfType<decimal>().Distinct();
    }

    /// <summary>Without a code or sign of a currency before or behind it.</summary>
    private static string WithoutCurrency(string text)
    {
        var bare = text;
        if (bare.Length > 3 && (Currency.TryFromCode(bare[..3].ToUpperInvariant(), out _)
            || Currency.TryFromCode(bare[^3..].ToUpperInvariant(), out _)))
        {
            bare = char.IsAsciiLetter(bare[0]) ? bare[3..] : bare[..^3];
        }

        return string.Concat(bare.Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.CurrencySymbol));
    }

    [GeneratedRegex("^(?<prefix>[A-Za-z][A-Za-z-]*-)0*(?<value>[0-9]{1,7})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filled();
}
