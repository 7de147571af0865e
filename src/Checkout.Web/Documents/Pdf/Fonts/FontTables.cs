using System.Buffers.Binary;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>The tables of one font of a file (.ttf, .otf) or of a collection (.ttc, whose first it is): which characters it has, and how
/// wide they are. Formats: the OpenType specification, big-endian.</summary>
internal sealed class FontTables
{
    private readonly byte[] _file;
    private readonly Dictionary<string, Range> _tables = new(StringComparer.Ordinal);
    private readonly double _unitsPerEm;
    private readonly int _metrics;
    private readonly CharacterRange[] _characters;

    public FontTables(byte[] file)
    {
        _file = file;
        var at = Encoding.ASCII.GetString(file, 0, 4) == "ttcf" ? Int32(file, 12) : 0;
        for (var index = 0; index < UInt16(file, at + 4); index++)
        {
            var entry = file.AsSpan(at + 12 + (16 * index), 16);
            _tables[Encoding.ASCII.GetString(entry[..4])] = Int32(entry, 8)..(Int32(entry, 8) + Int32(entry, 12));
        }

        var head = this["head"];
        var hhea = this["hhea"];
        _unitsPerEm = UInt16(head, 18);
        _metrics = UInt16(hhea, 34);
        Glyphs = UInt16(this["maxp"], 4);
        var scale = 1000 / _unitsPerEm;
        Bounds = [.. Enumerable.Range(0, 4).Select(index => (int)(Int16(this["head"], 36 + (2 * index)) * scale))];
        Ascent = (int)(Int16(hhea, 4) * scale);
        Descent = (int)(Int16(hhea, 6) * scale);
        _characters = CharactersOf(this["cmap"]);
    }

    public int Glyphs { get; }

    /// <summary>In thousandths of the size: left, bottom, right, top.</summary>
    public IReadOnlyList<int> Bounds { get; }

    public int Ascent { get; }

    public int Descent { get; }

    /// <summary>How many glyphs have a width of their own; the others have that of the last of these.</summary>
    public int Metrics => _metrics;

    public ReadOnlySpan<byte> this[string table] => _file.AsSpan(_tables[table]);

    public bool Has(string table) => _tables.ContainsKey(table);

    /// <summary>The glyph of a character; 0 where the font does not have it.</summary>
    public ushort GlyphOf(int character)
    {
        var (low, high) = (0, _characters.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var range = _characters[middle];
            if (character > range.Last) low = middle + 1;
            else if (character < range.First) high = middle - 1;
            else return range.GlyphOf(character, this["cmap"]);
        }

        return 0;
    }

    /// <summary>Width of a glyph at size 1.</summary>
    public float Advance(int glyph) => (float)(UInt16(this["hmtx"], 4 * Math.Min(glyph, _metrics - 1)) / _unitsPerEm);

    public static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    public static int Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    public static int Int32(ReadOnlySpan<byte> bytes, int at) => checked((int)BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]));

    /// <summary>The Unicode table: the one of all characters (format 12) before the one of the first 65,536 (format 4).</summary>
    private static CharacterRange[] CharactersOf(ReadOnlySpan<byte> cmap)
    {
        var (found, format) = (0, 0);
        for (var index = 0; index < UInt16(cmap, 2); index++)
        {
            var entry = cmap.Slice(4 + (8 * index), 8);
            var at = Int32(entry, 4);
            var isUnicode = UInt16(entry, 0) is 0 || (UInt16(entry, 0) is 3 && UInt16(entry, 2) is 1 or 10);
            if (isUnicode && UInt16(cmap, at) is 4 or 12 && UInt16(cmap, at) > format) (found, format) = (at, UInt16(cmap, at));
        }

        return format switch
        {
            12 => Groups(cmap, found),
            4 => Segments(cmap, found),
            _ => throw new InvalidDataException("The font does not say which Unicode characters it has."),
        };
    }

    private static CharacterRange[] Groups(ReadOnlySpan<byte> cmap, int at)
    {
        var groups = new CharacterRange[Int32(cmap, at + 12)];
        for (var index = 0; index < groups.Length; index++)
        {
            var group = cmap.Slice(at + 16 + (12 * index), 12);
            groups[index] = new(Int32(group, 0), Int32(group, 4), Int32(group, 8) - Int32(group, 0), 0);
        }

        return groups;
    }

    private static CharacterRange[] Segments(ReadOnlySpan<byte> cmap, int at)
    {
        var count = UInt16(cmap, at + 6) / 2;
        var segments = new CharacterRange[count];
        for (var index = 0; index < count; index++)
        {
            var (last, first) = (at + 14 + (2 * index), at + 16 + (2 * (count + index)));
            var (delta, indirect) = (first + (2 * count), first + (4 * count));
            segments[index] = new(UInt16(cmap, first), UInt16(cmap, last), UInt16(cmap, delta),
                UInt16(cmap, indirect) is 0 ? 0 : indirect + UInt16(cmap, indirect));
        }

        return segments;
    }

    /// <param name="Delta">Added to the character, or to what the array says, it is the glyph.</param>
    /// <param name="Array">Where in the table the glyphs of the range are listed; 0 where they follow each other.</param>
    private readonly record struct CharacterRange(int First, int Last, int Delta, int Array)
    {
        public ushort GlyphOf(int character, ReadOnlySpan<byte> cmap)
        {
            if (Array is 0) return (ushort)(character + Delta);
            var listed = UInt16(cmap, Array + (2 * (character - First)));
            return (ushort)(listed is 0 ? 0 : listed + Delta);
        }
    }
}
