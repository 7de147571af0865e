namespace Checkout.Testing;

/// <summary>Texts that people, programs and attackers have been seen to send.</summary>
public static class OddTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "\0", "a\0b", "\uFFFE", "a\uFFFEb", "\uFFFF", "\uFDD0", "x\U0001FFFEy", "\U0010FFFF", "\u0001\u001F",
        "\u007F\u0085\u009F", "\uD83D", "\uDE00a", "\u202Egnp.exe", "\u2066x\u2069", "\u200B", "\u200B\u200D\uFEFF",
        "\u00AD", "\u3164", "\u2800", "\uFFFD", "\uE000", "\uFFF9", new string('a', 99) + "😀",
        new string('x', 100) + "\U00020BB7", new string('é', 5000), "e" + new string('\u0301', 300), "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "𠮷野家", "İıIi ẞß æœøđþł ﬁ Ａｂ", "각각각", "กำ", "عربي", "\u05E9\u05DC\u05D5\u05DD", "हिन्दी", "１２３", "١٢٣٫٤٥", " ",
        "\t\r\n", "\r\n\r\n", "%", "%00", "%ZZ", "_", "*", "\\", "'", "\"", "`", "<script>", "{0}", "{", "$1", "; --",
        "' OR 1=1 --", "../../etc/passwd", "//evil.example", "javascript:alert(1)", "=1+1", "=1240.00",
        "=79228162514264337593543950336", "=-0", "1e400", "-1", "0", "00", "2147483648", "9223372036854775808", "0001-01-01",
        "9999-12-31", "2026-02-30", "NaN", "null", "undefined", "true", "00000000-0000-0000-0000-000000000000", "a@b",
        "a..b@c.example", "INV-1:1,00,000.00", "CreditMemo:", ":", "a b c d e f g h i j k l m",
    ];

    /// <summary>One of them, or two that stand beside each other; the same for the same seed.</summary>
    public static string From(Random random) => random.Next(4) == 0 ? One(random) + One(random) : One(random);

    /// <summary>As it stands in an address: also halves of characters, as the bytes that a careless program writes.</summary>
    public static string InAddress(string text) => string.Concat(text.Index().Select(each => !char.IsSurrogate(each.Item)
        || (char.IsHighSurrogate(each.Item) && each.Index + 1 < text.Length && char.IsLowSurrogate(text[each.Index + 1]))
        ? Uri.EscapeDataString(char.IsHighSurrogate(each.Item) ? text.Substring(each.Index, 2) : each.Item.ToString())
        : char.IsLowSurrogate(each.Item) && each.Index > 0 && char.IsHighSurrogate(text[each.Index - 1]) ? "" : "%ED%A0%BD"));

    private static string One(Random random) => All[random.Next(All.Count)];
}
