namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A font file in a document: two bytes per character, which are its glyph; only the glyphs that were used are
/// embedded.</summary>
internal sealed class EmbeddedOpenType(OpenTypeTypeface typeface, string name, int number) : EmbeddedFont(name, number)
{
    private const int MostPerBlock = 100;

    // Sorted, so that equal documents are equal files.
    private readonly SortedDictionary<ushort, int> _used = [];

    public override void Encode(int character, StringBuilder content)
    {
        var glyph = typeface.Tables.GlyphOf(character);
        _used.TryAdd(glyph, character);
        content.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
    }

    public override void Write(PdfFile file)
    {
        var subset = typeface.Program.SubsetOf(_used.Keys);
        var (place, entries) = typeface.Program.Place(subset.Length);
        var program = file.WriteStream(entries, subset);
        var called = $"CHKOUT+{string.Concat(typeface.Name.Split('.')[0].Where(char.IsAsciiLetterOrDigit))}";
        var metrics = typeface.Tables;
        var descriptor = file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{called}/Flags 4/FontBBox[{string.Join(' ', metrics.Bounds)}]/ItalicAngle 0/Ascent "
            + $"{metrics.Ascent}/Descent {metrics.Descent}/CapHeight {metrics.Ascent}/StemV 80{place} {program} 0 R>>"));
        var widths = string.Concat(_used.Select(each => string.Create(CultureInfo.InvariantCulture,
            $"{each.Key}[{typeface.Advance(each.Value) * 1000:0.##}]")));
        var descendant = file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype{typeface.Program.Kind}/BaseFont/{called}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement "
            + $"0>>/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]>>"));
        var unicode = file.WriteStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        file.Write(Number, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/Type0/BaseFont/{called}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 "
            + $"R>>"));
    }

    /// <summary>Which character each code means, for whoever searches or copies.</summary>
    private string ToUnicode()
    {
        var map =
            new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement "
            + "0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var block in _used.Chunk(MostPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                var units = Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{Convert.ToHexString(units)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}
