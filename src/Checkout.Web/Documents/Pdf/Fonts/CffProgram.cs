namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Outlines of an .otf file. Format: Adobe's technical notes 5176 (Compact Font Format) and 5177 (Type 2 charstrings).</summary>
internal sealed class CffProgram : IFontProgram
{
    private const int CharStrings = 17, Private = 18, Subroutines = 19, Matrix = 0x0C07, FontArray = 0x0C24, FontSelect = 0x0C25;
    private const int Charset = 15, Ros = 0x0C1E, Count = 0x0C22;

    // Of a CID-keyed font the first strings of its own have these numbers: 391 are everybody's.
    private const int Registry = 391, Ordering = 392;

    private readonly byte[] _table;
    private readonly CffIndex _globals;
    private readonly CffIndex _outlines;
    private readonly CffDictionary _top;
    private readonly IReadOnlyList<Part> _parts;

    public CffProgram(FontTables tables)
    {
        _table = tables["CFF "].ToArray();
        var names = new CffIndex(_table, _table[2]);
        var tops = new CffIndex(_table, names.End);
        var strings = new CffIndex(_table, tops.End);
        _globals = new(_table, strings.End);
        _top = new(tops[0].ToArray());
        _outlines = new(_table, _top.Number(CharStrings)!.Value);
        _parts = _top.Number(FontArray) is { } array
            ? [.. new CffIndex(_table, array).Items.Select(item => new Part(_table, new CffDictionary(item)))] : [new Part(_table, _top)];
    }

    public string Kind => "/CIDFontType0";

    public (string Entry, string Entries) Place(int length) => ("/FontFile3", "/Subtype/CIDFontType0C");

    public byte[] SubsetOf(IEnumerable<ushort> glyphs)
    {
        List<ushort> wanted = [.. glyphs.Prepend((ushort)0).Distinct().Order()];
        var of = wanted.ConvertAll(glyph => PartOf(glyph));
        List<int> parts = [.. of.Distinct().Order()];
        var calls = new CffCalls(_globals, parts.ToDictionary(part => part, part => _parts[part].Locals));
        foreach (var (glyph, part) in wanted.Zip(of)) calls.Follow(_outlines[glyph], part);

        using var file = new MemoryStream();
        file.Write([1, 0, 4, 4]);
        file.Write(CffIndex.Write(["CHKOUT"u8.ToArray()]));

        // Offsets have five bytes whatever they say, so that the dictionary is as long before they are known as after.
        var head = (int)file.Length;
        var rest = Joined(CffIndex.Write(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]), calls.Globals());
        var start = head + CffIndex.Write([Top(0, 0, 0, 0, 0)]).Length + rest.Length;
        var charset = Joined([[0], .. wanted.Skip(1).Select(glyph => Short(glyph))]);
        var select = Joined([[0], .. of.Select(part => new[] { (byte)parts.IndexOf(part) })]);
        var outlines = CffIndex.Write([.. wanted.Select(glyph => _outlines[glyph].ToArray())]);
        List<byte[]> privates = [.. parts.Select(part => _parts[part].Written(calls.Locals(part)))];
        var (charsetAt, selectAt) = (start, start + charset.Length);
        var outlinesAt = selectAt + select.Length;
        var privateAt = outlinesAt + outlines.Length;
        List<byte[]> dictionaries = [];
        foreach (var (index, part) in parts.Index())
        {
            dictionaries.Add(Joined(_parts[part].Matrix, CffDictionary.Offset(_parts[part].Length), CffDictionary.Offset(privateAt),
                CffDictionary.Operator(Private)));
            privateAt += privates[index].Length;
        }

        file.Write(CffIndex.Write([Top(wanted[^1] + 1, charsetAt, selectAt, outlinesAt, privateAt)]));
        file.Write(Joined([rest, charset, select, outlines, .. privates, CffIndex.Write(dictionaries)]));
        return file.ToArray();
    }

    private byte[] Top(int count, int charset, int select, int outlines, int array) => Joined(
        CffDictionary.Offset(Registry), CffDictionary.Offset(Ordering), CffDictionary.Offset(0), CffDictionary.Operator(Ros),
        _parts.Count == 1 && _top.Number(FontArray) is null ? [] : _top.Raw(Matrix),
        CffDictionary.Offset(count), CffDictionary.Operator(Count), CffDictionary.Offset(charset), CffDictionary.Operator(Charset),
        CffDictionary.Offset(select), CffDictionary.Operator(FontSelect), CffDictionary.Offset(outlines),
        CffDictionary.Operator(CharStrings), CffDictionary.Offset(array), CffDictionary.Operator(FontArray));

    /// <summary>Which of the font's parts a glyph belongs to.</summary>
    private int PartOf(int glyph)
    {
        if (_top.Number(FontSelect) is not { } at) return 0;
        if (_table[at] == 0) return _table[at + 1 + glyph];
        for (var index = FontTables.UInt16(_table, at + 1) - 1; index >= 0; index--)
        {
            var range = at + 3 + (3 * index);
            if (FontTables.UInt16(_table, range) <= glyph) return _table[range + 2];
        }

        return 0;
    }

    private static byte[] Joined(params IEnumerable<byte[]> pieces) => [.. pieces.SelectMany(piece => piece)];

    private static byte[] Short(ushort number) => [(byte)(number >> 8), (byte)number];

    /// <summary>What a part of a font has for itself: measures for rasterizing, and subroutines.</summary>
    private sealed class Part
    {
        private readonly byte[] _measures;

        public Part(byte[] table, CffDictionary font)
        {
            Matrix = font.Raw(CffProgram.Matrix);
            var (size, at) = font.Numbers(Private) is [var length, var start] ? (length, start) : (0, 0);
            var own = new CffDictionary(table.AsSpan(at, size).ToArray());
            Locals = own.Number(Subroutines) is { } offset ? new CffIndex(table, at + offset) : null;
            _measures = own.Without(Subroutines);
        }

        public byte[] Matrix { get; }

        public CffIndex? Locals { get; }

        /// <summary>Of the measures alone, without the subroutines.</summary>
        public int Length => _measures.Length + (Locals is null ? 0 : CffDictionary.Offset(0).Length + 1);

        /// <summary>Subroutines follow the measures at once.</summary>
        public byte[] Written(byte[] locals) => Locals is null ? _measures
            : Joined(_measures, CffDictionary.Offset(Length), CffDictionary.Operator(Subroutines), locals);
    }
}
