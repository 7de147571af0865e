using System.IO.Compression;
using System.Security.Cryptography;

namespace Checkout.Web.Documents.Pdf;

/// <summary>
/// A PDF file while it is written: numbered objects one after the other, then where each begins. What is written is not kept but as its
/// compressed bytes, so a long document needs little more memory than its file.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly List<long> _starts = [0];

    public PdfFile() => _bytes.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _starts.Add(0);
        return _starts.Count - 1;
    }

    public int Write(string content) => Write(Reserve(), content);

    public int Write(int number, string content)
    {
        Begin(number);
        Text(content);
        Text("\nendobj\n");
        return number;
    }

    public int WriteStream(string entries, ReadOnlySpan<byte> content) => WriteStream(Reserve(), entries, content);

    /// <param name="entries">Entries of the stream's dictionary beside length and filter.</param>
    public int WriteStream(int number, string entries, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return WritePacked(number, $"{entries}/Filter/FlateDecode", packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <summary>A stream whose bytes are already as its entries say.</summary>
    public int WritePacked(int number, string entries, ReadOnlySpan<byte> content)
    {
        Begin(number);
        Text(string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {content.Length}>>\nstream\n"));
        _bytes.Write(content);
        Text("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Writes the table of objects and gives the whole. The identifier is made from the content: equal documents are equal
    /// files.</summary>
    public byte[] Finish(int root, int info)
    {
        var start = _bytes.Position;
        var id = Convert.ToHexString(SHA256.HashData(_bytes.GetBuffer().AsSpan(0, (int)start)).AsSpan(0, 16));
        var table = new StringBuilder("xref\n").Append(CultureInfo.InvariantCulture, $"0 {_starts.Count}\n0000000000 65535 f \n");
        foreach (var each in _starts.Skip(1))
        {
            table.Append(CultureInfo.InvariantCulture, $"{each:D10} 00000 n \n");
        }

        Text(table.Append(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_starts.Count}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n")
            .ToString());
        return _bytes.ToArray();
    }

    /// <summary>Text as PDF strings hold it, in hexadecimal UTF-16.</summary>
    public static string Hex(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => _bytes.Dispose();

    private void Begin(int number)
    {
        _starts[number] = _bytes.Position;
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Text(string text) => _bytes.Write(Encoding.ASCII.GetBytes(text));
}
