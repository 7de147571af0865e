using Xunit;

namespace Checkout.Testing;

/// <summary>Reads a PDF with poppler's <c>pdftotext</c>, a program that shares no code with the one that wrote it.</summary>
public static class PdfText
{
    /// <summary>The text of all pages in reading order, laid out in columns as on paper; the test is skipped where the program is
    /// missing.</summary>
    public static Task<string> ReadAsync(byte[] pdf) => ReadAsync(pdf, "-layout");

    /// <summary>The same in the order in which it was printed: what belongs to one cell stands together.</summary>
    public static Task<string> ReadAsPrintedAsync(byte[] pdf) => ReadAsync(pdf, "-raw");

    private static async Task<string> ReadAsync(byte[] pdf, string order)
    {
        var program = ExternalProgram.Find("pdftotext");
        Skip.If(program is null, "No pdftotext on this machine (Debian: apt-get install poppler-utils).");
        var file = Path.Combine(Path.GetTempPath(), $"checkout-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            return await ExternalProgram.RunAsync(program!, [order, "-enc", "UTF-8", file, "-"]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
