namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>An array of byte strings in a CFF table.</summary>
internal sealed class CffIndex
{
    private readonly byte[] _table;
    private readonly int _offsets;
    private readonly int _size;
    private readonly int _data;

    public CffIndex(byte[] table, int at)
    {
        _table = table;
        Count = FontTables.UInt16(table, at);
        (_size, _offsets) = (Count == 0 ? 0 : table[at + 2], at + 3);
        _data = _offsets + (_size * (Count + 1)) - 1;
        End = Count == 0 ? at + 2 : _data + Offset(Count);
    }

    public int Count { get; }

    /// <summary>Where what follows it begins.</summary>
    public int End { get; }

    public ReadOnlySpan<byte> this[int index] => _table.AsSpan((_data + Offset(index))..(_data + Offset(index + 1)));

    public IEnumerable<byte[]> Items => Enumerable.Range(0, Count).Select(index => this[index].ToArray());

    public static byte[] Write(IReadOnlyList<byte[]> items)
    {
        if (items.Count == 0) return [0, 0];
        using var index = new MemoryStream();
        index.Write([(byte)(items.Count >> 8), (byte)items.Count, 4]);
        var offset = 1;
        foreach (var length in items.Select(item => item.Length).Prepend(0))
        {
            offset += length;
            index.Write([(byte)(offset >> 24), (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset]);
        }

        foreach (var item in items) index.Write(item);
        return index.ToArray();
    }

    private int Offset(int index)
    {
        var offset = 0;
        for (var at = 0; at < _size; at++) offset = (offset << 8) | _table[_offsets + (_size * index) + at];
        return offset;
    }
}
