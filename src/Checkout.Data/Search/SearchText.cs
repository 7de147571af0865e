using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Checkout.Data.Search;

/// <summary>
/// One normalised column per searchable document. Databases differ in how they fold case and accents, so the text is folded
/// before it is stored, and the search word likewise.
/// </summary>
public static partial class SearchText
{
    public const string Column = "SearchText";

    /// <summary>What is known by a few words.</summary>
    public const int MaxLength = 1000;

    /// <summary>What has lines or prose: long enough that thousands of lines are found by the last one as by the first.</summary>
    public const int MaxLongLength = 1_000_000;

    private const string LinesNavigation = "Lines";

    private const char Umlaut = '\u0308';

    // Shorter ones would be found in half of all texts.
    private const int ShortestWithDigraph = 5;

    /// <summary>More words than these are nobody's search, and each costs a reading of every text.</summary>
    public const int MaxWords = 8;

    /// <summary>Upper case, without accents and marks, in compatibility form, letters and signs as a keyboard without them writes them:
    /// “Łódź ①” and “LODZ 1” meet, “Işık” and “ISIK”, “Straße” and “STRASSE”, “Ægir’s” and “AEGIR'S”.</summary>
    public static string Fold(string text) => Fold(text, keepsUmlauts: false);

    private static string Fold(string text, bool keepsUmlauts)
    {
        text = text.Cleaned(CleanText.StandIn);
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                || (keepsUmlauts && character is Umlaut && folded is [.., 'A' or 'O' or 'U']))
            {
                _ = char.IsAscii(character) ? folded.Append(char.ToUpperInvariant(character))
                    : Typed(character) is { } typed ? folded.Append(typed)
                    : folded.Append(char.ToUpperInvariant(character));
            }
        }

        return folded.ToString();
    }

    /// <summary>What is looked for, word by word, each to be asked for its <see cref="Spellings"/>.</summary>
    public static IEnumerable<string> Words(string? search) =>
        Fold(search ?? "", keepsUmlauts: true).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords);

    /// <summary>How a word may stand in a search text: “Zuerich” and “Zürich” mean one town, however either was typed or stored.</summary>
    /// <param name="word">As <see cref="Words"/> makes it.</param>
    public static IReadOnlyList<string> Spellings(string word) =>
        word.Contains(Umlaut, StringComparison.Ordinal)
            ? [word.Replace($"{Umlaut}", "", StringComparison.Ordinal), word.Replace(Umlaut, 'E')]
            : word.Length >= ShortestWithDigraph && Digraph().IsMatch(word) ? [word, Digraph().Replace(word, "${vowel}")] : [word];

    // Within a word, behind no other vowel: Mueller, not Bauer, Quelle or Value. And a guest is nobody’s gust.
    [GeneratedRegex("(?<![AEIOUQ])(?!(?<=^G)UESTS?$)(?<vowel>[AOU])E(?=[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digraph();

    // What Unicode takes for letters of their own, and signs that word processors put in place of what was typed.
    private static string? Typed(char character) => character switch
    {
        'ı' => "I",
        'ß' or 'ẞ' => "SS",
        'æ' or 'Æ' => "AE",
        'œ' or 'Œ' => "OE",
        'ø' or 'Ø' => "O",
        'ł' or 'Ł' => "L",
        'đ' or 'Đ' or 'ð' or 'Ð' => "D",
        'þ' or 'Þ' => "TH",
        'ħ' or 'Ħ' => "H",
        'ŧ' or 'Ŧ' => "T",
        'ŋ' or 'Ŋ' => "N",
        'ς' => "Σ",
        '‘' or '’' or 'ʼ' or 'ʻ' or 'ˈ' => "'",
        '“' or '”' or '„' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '−' => "-",
        _ => null,
    };

    internal static void Update(EntityEntry entry)
    {
        // A changed document that was read without its lines keeps the text that it has: the lines' words are part of it.
        var isWhole = entry.State is EntityState.Added
            || (entry.State is EntityState.Modified
                && entry.Collections.All(rows => rows.Metadata.Name is not LinesNavigation || rows.IsLoaded));
        if (isWhole && entry.Metadata.FindProperty(Column) is { } column && Of(entry.Entity, column.GetMaxLength()!.Value) is { } text)
        {
            entry.Property(Column).CurrentValue = text;
        }
    }

    /// <summary>What a row is found by; null where nobody looks for one of its kind.</summary>
    /// <param name="most">More characters are cut off.</param>
    internal static string? Of(object entity, int most) => Words(entity) is { } words
        ? Fold(string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)).Distinct(StringComparer.Ordinal))).Truncate(most, "")
        : null;

    /// <summary>An amount as a word: it is found as a whole and never as a part of another, whatever its sign and the currency's
    /// decimals.</summary>
    public static string Amount(decimal amount) => $"={Math.Abs(amount).ToString("0.####", CultureInfo.InvariantCulture)}=";

    private static IEnumerable<string?>? Words(object entity) => entity switch
    {
        Quote quote => [quote.Number, Amount(quote.TotalAmount), quote.Title,
            .. quote.Lines.SelectMany(line => new[] { line.Name, line.Sku })],
        Contract contract => [contract.Number, contract.Name, contract.PoNumber],
        Order order => [order.Number, Amount(order.TotalAmount), order.QuoteNumber, order.PoNumber, order.PlacedBy,
        .. order.Lines.Select(line => line.Name)],
        InstalledProduct product => [product.Name, product.Sku],
        Invoice invoice =>
            [invoice.Number, .. Amounts(invoice.TotalAmount, invoice.DueAmount), invoice.PoNumber, invoice.ExternalId,
                .. invoice.Lines.Select(line => line.Name)],
        Payment payment => [payment.Number, Amount(payment.Amount), payment.Reference],
        CreditMemo memo => [memo.Number, .. Amounts(memo.TotalAmount, memo.DueAmount), memo.PoNumber, memo.ExternalId, memo.Reason,
        .. memo.Lines.Select(line => line.Name)],
        CollectionsActivity activity =>
        [activity.Number, activity.Amount is { } amount ? Amount(amount) : null, activity.ExternalId, activity.Note],
        ContactRequest request => [request.Number, request.Document, request.UserName, request.Message],
        AuditEntry entry => [entry.Action.ToString(), entry.Subject, entry.Actor, entry.Details, entry.IpAddress],
        _ => null,
    };

    private static IEnumerable<string> Amounts(decimal total, decimal due) => total == due ? [Amount(total)] : [Amount(total), Amount(due)];
}
