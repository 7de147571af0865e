using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A TrueType file, read once and kept: parsing it again for each document would cost more than the rest of the page.</summary>
internal sealed class TrueTypeTypeface : Typeface
{
    private readonly TrueTypeFont _font;
    private readonly float _unitsPerEm;
    private readonly float[] _advances = new float[char.MaxValue + 1];
    private readonly Lock _gate = new();

    private TrueTypeTypeface(string name, byte[] file, TrueTypeFont font)
        : base(name)
    {
        Program = new(file);
        _font = font;
        _unitsPerEm = font.GetUnitsPerEm();
        Array.Fill(_advances, float.NaN);
    }

    /// <summary>What documents take their glyphs from.</summary>
    public TrueTypeProgram Program { get; }

    /// <summary>Null where the file cannot be embedded; the reason is logged, and the next font of the chain takes over.</summary>
    public static TrueTypeTypeface? TryOpen(string path, ILogger logger)
    {
        try
        {
            var file = File.ReadAllBytes(path);
            var font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(file));
            if (font.WindowsUnicodeCMap is not null)
            {
                return new TrueTypeTypeface(Path.GetFileName(path), file, font);
            }

            logger.LogWarning("The font {Path} cannot be used in documents: it does not say which Unicode characters it has", path);
            return null;
        }
        // Fonts come from the machine, not from us: whatever is wrong with one, documents are printed with the others.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.LogWarning(problem, "The font {Path} cannot be read", path);
            return null;
        }
    }

    public override float Advance(char character)
    {
        var known = _advances[character];
        return float.IsNaN(known) ? Look(character) : known;
    }

    public override EmbeddedFont Embed(string resource, int number) => new EmbeddedTrueType(this, resource, number);

    /// <summary>The glyph of a character that the font has.</summary>
    public ushort GlyphOf(char character) => (ushort)_font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(character);

    private float Look(char character)
    {
        lock (_gate)
        {
            // The Unicode table decides: without it Mac codes would be asked, which are other letters.
            var covered = _font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(character) > 0
                && _font.TryGetBoundingBox(character, out _)
                && _font.TryGetAdvanceWidth(character, out _);
            var advance = -1f;
            if (covered && _font.TryGetAdvanceWidth(character, out var width)) advance = (float)width / _unitsPerEm;
            _advances[character] = advance;
            return advance;
        }
    }
}
