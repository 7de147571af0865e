using System.Security.Cryptography;
using System.Text;

namespace Checkout.Web.Documents.Pdf;

/// <summary>PdfPig writes a random file identifier into the trailer. Made from the content instead, equal documents are equal files.</summary>
internal static class FileIdentifier
{
    private const int TrailerLength = 512;
    private const int Digits = 32;

    /// <summary>Overwrites both halves of the identifier in place.</summary>
    public static byte[] MadeFromContent(byte[] pdf)
    {
        var tail = Math.Max(0, pdf.Length - TrailerLength);
        var trailer = pdf.AsSpan(tail);
        var at = trailer.LastIndexOf("/ID"u8);
        if (at < 0) return pdf;
        Span<int> halves = stackalloc int[2];
        for (var half = 0; half < 2; half++)
        {
            var open = trailer[at..].IndexOf((byte)'<');
            if (open < 0 || at + open + 1 + Digits >= trailer.Length || trailer[at + open + 1 + Digits] != (byte)'>') return pdf;
            halves[half] = at + open + 1;
            at = halves[half] + Digits;
        }

        foreach (var start in halves) trailer.Slice(start, Digits).Fill((byte)'0');
        var digest = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf).AsSpan(0, Digits / 2)));
        foreach (var start in halves) digest.CopyTo(trailer.Slice(start, Digits));
        return pdf;
    }
}
