using System.Text;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Text as it can be printed: every character has a font and a width. Built once per text, then broken into lines.</summary>
internal sealed class PrintableText
{
    public const char NoBreakSpace = '\u00A0';

    private readonly Typeface?[] _fonts;
    private readonly float[] _edges;

    private PrintableText(string characters, Typeface?[] fonts, float[] edges)
    {
        Characters = characters;
        _fonts = fonts;
        _edges = edges;
    }

    /// <summary>What is printed: composed, without control and format characters, what no font has replaced. Line feeds remain.</summary>
    public string Characters { get; }

    public int Length => Characters.Length;

    /// <summary>Null for a line feed.</summary>
    public Typeface? FontAt(int index) => _fonts[index];

    /// <summary>Width at size 1.</summary>
    public float Width(int start, int length) => _edges[start + length] - _edges[start];

    /// <param name="text">As it came from outside.</param>
    /// <param name="bold">Which weight to print in.</param>
    /// <param name="fonts">The fonts to choose from.</param>
    /// <param name="replaced">Receives the code points that no font has.</param>
    public static PrintableText From(string text, bool bold, FontBook fonts, ISet<int> replaced)
    {
        var characters = new StringBuilder(text.Length);
        var faces = new List<Typeface?>(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            Append(rune);
        }

        var edges = new float[characters.Length + 1];
        for (var i = 0; i < faces.Count; i++)
        {
            edges[i + 1] = edges[i] + (faces[i]?.Advance(Drawn(characters[i])) ?? 0f);
        }

        return new(characters.ToString(), [.. faces], edges);

        void Append(Rune rune)
        {
            if (Plain(rune) is not { } character) return;
            if (character == '\n')
            {
                characters.Append('\n');
                faces.Add(null);
            }
            else if (rune.IsBmp && !NeedsShaping(rune.Value) && fonts.For(Drawn(character), bold) is { } face)
            {
                characters.Append(character);
                faces.Add(face);
            }
            else if (Equivalent(rune.Value) is { } other)
            {
                foreach (var each in other) Append(new Rune(each));
            }
            else
            {
                replaced.Add(rune.Value);
                foreach (var mark in "\uFFFD□?")
                {
                    if (fonts.For(mark, bold) is not { } face2) continue;
                    characters.Append(mark);
                    faces.Add(face2);
                    break;
                }
            }
        }
    }

    /// <summary>What a font is asked for: a space that must not break looks like any other.</summary>
    public static char Drawn(char character) => character == NoBreakSpace ? ' ' : character;

    // Runes first: a lone surrogate, which Normalize refuses, becomes U+FFFD.
    private static string Composed(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune);
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    // Null: prints nothing (controls, joiners, direction marks, soft hyphens, variation selectors).
    private static char? Plain(Rune rune) => rune.Value switch
    {
        >= 0x21 and <= 0x7E => (char)rune.Value,
        '\n' or 0x2028 or 0x2029 => '\n',
        '\t' or ' ' => ' ',
        0xA0 or 0x2007 or 0x202F => NoBreakSpace,
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => null,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => null,
            UnicodeCategory.SpaceSeparator => ' ',
            _ => rune.IsBmp ? (char)rune.Value : '\uFFFD',
        },
    };

    // Scripts written from right to left, or whose letters change shape or place with their neighbours.
    // Printed letter by letter they would be wrong, and look right to whoever cannot read them.
    private static bool NeedsShaping(int character) =>
        character is (>= 0x0590 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF)
            or (>= 0x1900 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);

    // Where a figure would otherwise lose its sign or currency. Never applied to a character that a font has.
    private static string? Equivalent(int character) => character switch
    {
        0x2212 or 0x2010 or 0x2011 => "-",
        '€' => "EUR",
        '×' => "x",
        _ => null,
    };
}
