namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A font file, read once and kept: reading it again for each document would cost more than the rest of the page.</summary>
internal sealed class OpenTypeTypeface : Typeface
{
    private OpenTypeTypeface(string name, FontTables tables)
        : base(name)
    {
        Tables = tables;
        Program = tables.Has("glyf") ? new TrueTypeProgram(tables) : new CffProgram(tables);
    }

    public FontTables Tables { get; }

    /// <summary>What documents take their glyphs from.</summary>
    public IFontProgram Program { get; }

    /// <summary>Null where the file cannot be embedded; the reason is logged, and the next font of the chain takes over.</summary>
    public static OpenTypeTypeface? TryOpen(string path, ILogger logger)
    {
        try
        {
            return new OpenTypeTypeface(Path.GetFileName(path), new FontTables(File.ReadAllBytes(path)));
        }
        // Fonts come from the machine, not from us: whatever is wrong with one, documents are printed with the others.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.LogWarning(problem, "The font {Path} cannot be used in documents", path);
            return null;
        }
    }

    public override float Advance(int character) => Tables.GlyphOf(character) is > 0 and var glyph ? Tables.Advance(glyph) : -1f;

    public override EmbeddedFont Embed(string resource, int number) => new EmbeddedOpenType(this, resource, number);
}
