namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Text as it can be printed: every character has a font and a width. Built once per text, then broken into lines.</summary>
internal sealed class PrintableText
{
    public const char NoBreakSpace = '\u00A0';

    /// <summary>What stands for an emoji that no font has.</summary>
    private const string Picture = "[emoji]";

    private readonly Typeface?[] _fonts;
    private readonly float[] _edges;

    private PrintableText(string characters, Typeface?[] fonts, float[] edges)
    {
        Characters = characters;
        _fonts = fonts;
        _edges = edges;
    }

    /// <summary>What is printed: composed, without control and format characters, what no font has replaced. Line feeds
    /// remain.</summary>
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
        if (Ascii.IsValid(text))
        {
            foreach (var rune in text.EnumerateRunes()) Append(rune);
        }
        else
        {
            var elements = StringInfo.GetTextElementEnumerator(Composed(text));
            while (elements.MoveNext()) AppendElement(elements.GetTextElement());
        }

        var edges = new float[characters.Length + 1];
        for (var i = 0; i < faces.Count; i++)
        {
            // The second half of a character has no width of its own.
            edges[i + 1] = edges[i] + (char.IsLowSurrogate(characters[i]) ? 0f
                : faces[i]?.Advance(Drawn(characters, i)) ?? 0f);
        }

        return new(characters.ToString(), [.. faces], edges);

        // What a reader takes for one picture is printed as one, or said to be one.
        void AppendElement(string element)
        {
            var lacking = element.EnumerateRunes().Where(rune => IsPicture(rune) && fonts.For(rune.Value, bold) is null).ToList();
            if (lacking.Count == 0)
            {
                foreach (var rune in element.EnumerateRunes()) Append(rune);
                return;
            }

            foreach (var rune in lacking) replaced.Add(rune.Value);
            foreach (var rune in Picture.EnumerateRunes()) Append(rune);
        }

        void Append(Rune rune)
        {
            if (Plain(rune) is not { } plain) return;
            if (plain.Value == '\n')
            {
                characters.Append('\n');
                faces.Add(null);
            }
            else if (!Shaping.IsNeeded(rune) && fonts.For(Drawn(plain.Value), bold) is { } face)
            {
                Print(plain, face);
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
                    Print(new Rune(mark), face2);
                    break;
                }
            }
        }

        void Print(Rune rune, Typeface face)
        {
            characters.Append(rune);
            for (var unit = 0; unit < rune.Utf16SequenceLength; unit++) faces.Add(face);
        }
    }

    /// <summary>The character that begins there, as a font is asked for it.</summary>
    public int DrawnAt(int index) => Drawn(char.ConvertToUtf32(Characters, index));

    private static int Drawn(StringBuilder characters, int index) => Drawn(char.IsHighSurrogate(characters[index])
        ? char.ConvertToUtf32(characters[index], characters[index + 1]) : characters[index]);

    // A space that must not break looks like any other.
    private static int Drawn(int character) => character == NoBreakSpace ? ' ' : character;

    private static bool IsPicture(Rune rune) => rune.Value is (>= 0x1F000 and <= 0x1FBFF) or (>= 0x2600 and <= 0x27BF);

    private static string Composed(string text) => text.Cleaned().Normalize(NormalizationForm.FormC);

    // Null: prints nothing (controls, joiners, direction marks, soft hyphens, variation selectors).
    private static Rune? Plain(Rune rune) => rune.Value switch
    {
        >= 0x21 and <= 0x7E => rune,
        '\n' or 0x2028 or 0x2029 => new Rune('\n'),
        '\t' or ' ' => new Rune(' '),
        0xA0 or 0x2007 or 0x202F => new Rune(NoBreakSpace),
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => null,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => null,
            UnicodeCategory.SpaceSeparator => new Rune(' '),
            _ => rune,
        },
    };

    // Where a figure would otherwise lose its sign or currency. Never applied to a character that a font has.
    private static string? Equivalent(int character) => character switch
    {
        0x2212 or 0x2010 or 0x2011 => "-",
        '€' => "EUR",
        '×' => "x",

        // How other scripts group digits and begin decimals.
        0x066C or 0x2E41 => ",",
        0x066B => ".",
        _ => MoneyText.CodeOfSign(character),
    };
}
