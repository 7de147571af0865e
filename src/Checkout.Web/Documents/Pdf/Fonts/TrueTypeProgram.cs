using System.Buffers.Binary;

namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>Outlines of TrueType. Formats: the OpenType specification, big-endian.</summary>
internal sealed class TrueTypeProgram(FontTables tables) : IFontProgram
{
    // What a viewer needs beside the outlines: the instructions that glyphs call, and the tables that say how many there are.
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly bool _longOffsets = FontTables.UInt16(tables["head"], 50) == 1;

    public string Kind => "/CIDFontType2/CIDToGIDMap/Identity";

    public (string Entry, string Entries) Place(int length) =>
        ("/FontFile2", string.Create(CultureInfo.InvariantCulture, $"/Length1 {length}"));

    /// <summary>A font file with the glyphs and those that they are composed of.</summary>
    public byte[] SubsetOf(IEnumerable<ushort> glyphs)
    {
        var wanted = WithParts(glyphs);
        var count = wanted.Max + 1;
        var metrics = Math.Min(count, tables.Metrics);
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!wanted.Contains((ushort)glyph)) continue;
            outlines.Write(Outline(glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * count), (uint)outlines.Length);
        return Assemble(new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines.ToArray(),
            ["loca"] = offsets,
            ["head"] = Changed("head", 50, 1),
            ["maxp"] = Changed("maxp", 4, (ushort)count),
            ["hhea"] = Changed("hhea", 34, (ushort)metrics),
            ["hmtx"] = tables["hmtx"][..((4 * metrics) + (2 * (count - metrics)))].ToArray(),
        });
    }

    private SortedSet<ushort> WithParts(IEnumerable<ushort> glyphs)
    {
        var wanted = new SortedSet<ushort> { 0 };
        var next = new Stack<ushort>(glyphs);
        while (next.TryPop(out var glyph))
        {
            if (!wanted.Add(glyph)) continue;
            foreach (var part in PartsOf(Outline(glyph))) next.Push(part);
        }

        return wanted;
    }

    /// <summary>A negative number of contours means a glyph that is composed of others.</summary>
    private static List<ushort> PartsOf(ReadOnlySpan<byte> outline)
    {
        const int Words = 0x1, Scaled = 0x8, More = 0x20, TwoScales = 0x40, Matrix = 0x80;
        List<ushort> parts = [];
        if (outline.Length < 10 || FontTables.Int16(outline, 0) >= 0) return parts;
        for (int at = 10, flags = More; (flags & More) != 0;)
        {
            flags = FontTables.UInt16(outline, at);
            parts.Add((ushort)FontTables.UInt16(outline, at + 2));
            at += 4 + ((flags & Words) != 0 ? 4 : 2) + ((flags & Scaled) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0
                ? 8 : 0);
        }

        return parts;
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        if (glyph >= tables.Glyphs) return [];
        var loca = tables["loca"];
        var (start, end) = _longOffsets
            ? ((int)BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(loca[((4 * glyph) + 4)..]))
            : (2 * FontTables.UInt16(loca, 2 * glyph), 2 * FontTables.UInt16(loca, (2 * glyph) + 2));
        return tables["glyf"][start..end];
    }

    private byte[] Changed(string table, int at, ushort value)
    {
        var copy = tables[table].ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), value);
        return copy;
    }

    private byte[] Assemble(Dictionary<string, byte[]> changed)
    {
        var names = Kept.Where(name => tables.Has(name)).ToList();
        using var file = new MemoryStream();
        var directory = new byte[12 + (16 * names.Count)];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)names.Count);
        file.Write(directory);
        foreach (var (index, name) in names.Index())
        {
            var table = changed.GetValueOrDefault(name) ?? tables[name].ToArray();
            var entry = directory.AsSpan(12 + (16 * index), 16);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(table));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)file.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            file.Write(table);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        file.Position = 0;
        file.Write(directory);
        return file.ToArray();
    }

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (; table.Length >= 4; table = table[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(table);
        Span<byte> rest = stackalloc byte[4];
        rest.Clear();
        table.CopyTo(rest);
        return sum + BinaryPrimitives.ReadUInt32BigEndian(rest);
    }
}
