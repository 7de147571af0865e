using System.Buffers;

namespace Checkout.Domain;

/// <summary>
/// What is text at all. Whatever comes from outside passes here before it reaches a query, a document or a mail: databases, XML and fonts
/// each refuse other characters, and some of them only when it is too late.
/// </summary>
public static class CleanText
{
    /// <summary>What stands for a character that is none, where something must stand in its place.</summary>
    public const string StandIn = "\uFFFD";

    // Controls, halves of characters, code points that Unicode keeps for programs, and what turns the writing of all that follows.
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1)
        .Select(code => (char)code).Where(character => char.IsSurrogate(character) || !IsText(character))]);

    // They print nothing, though Unicode counts them among letters and symbols: fillers of Hangul, and an empty pattern of braille.
    private static readonly SearchValues<char> Blank = SearchValues.Create("\u115F\u1160\u3164\uFFA0\u2800");

    /// <summary>False where the text holds control characters other than tabs and line ends, halves of characters, code points that are no
    /// characters, or marks that turn the direction of writing.</summary>
    public static bool IsClean(this string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        while (at >= 0 && at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !IsText(rune.Value))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>The text without what isn’t text, or with something in its place.</summary>
    public static string Cleaned(this string text, string standIn = "")
    {
        if (text.IsClean())
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                clean.Append(standIn);
                at++;
                continue;
            }

            if (IsText(rune.Value))
            {
                clean.Append(text, at, rune.Utf16SequenceLength);
            }
            else
            {
                clean.Append(standIn);
            }

            at += rune.Utf16SequenceLength;
        }

        return clean.ToString();
    }

    /// <summary>True where nobody could see anything of the text: it is empty, or of spaces, marks and fillers alone.</summary>
    public static bool SaysNothing(this string? text) => text is null || text.EnumerateRunes().All(SaysNothing);

    /// <summary>True where the text holds characters that nobody sees, such as joiners: two such texts may look alike and differ.</summary>
    public static bool HidesCharacters(this string text) =>
        text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || IsSelector(rune));

    private static bool IsText(int code) => code switch
    {
        '\t' or '\n' or '\r' => true,
        < ' ' or (>= 0x7F and <= 0x9F) => false,
        >= 0xFDD0 and <= 0xFDEF => false,
        0x202D or 0x202E => false,
        _ => (code & 0xFFFE) != 0xFFFE,
    };

    private static bool SaysNothing(Rune rune) => Rune.IsWhiteSpace(rune) || IsSelector(rune)
        || (rune.IsBmp && Blank.Contains((char)rune.Value))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark;

    private static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
