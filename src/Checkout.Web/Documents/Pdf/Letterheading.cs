using System.Buffers.Binary;
using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>The head of the first page: the sender's name or logo on the left, the address at the right edge.</summary>
internal sealed class Letterheading(PdfCanvas canvas, PageFlow flow, Typesetter type, ILogger logger)
{
    private const double LogoWidth = 170;
    private const double LogoHeight = 42;

    public void Print(PdfLetterhead letterhead)
    {
        var hasLogo = letterhead.LogoPng is { } logo && TryPrintLogo(logo);
        var half = flow.Width / 2 - 10;
        var lines = letterhead.Lines.Concat(letterhead.TaxId is null ? [] : [$"Tax ID {letterhead.TaxId}"]);
        List<Strip> address = [.. lines.SelectMany(line => type.WrapRight(line, TextStyle.Small, half))];
        if (hasLogo) address.InsertRange(0, type.WrapRight(letterhead.Name, TextStyle.Label with { Ink = Ink.Black }, half));
        List<Strip> name = [.. hasLogo ? [] : type.Wrap(letterhead.Name, TextStyle.Name, half)];
        var height = Math.Max(address.Sum(strip => strip.Height), name.Sum(strip => strip.Height));
        flow.Place(new([new(0, name), new(flow.Width - half, address)]) { Below = Math.Max(0, LogoHeight - height) + 20 });
    }

    private bool TryPrintLogo(byte[] png)
    {
        try
        {
            // The size stands in the header chunk, always the first: width and height as big-endian integers.
            var pixelWidth = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16, 4));
            var pixelHeight = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20, 4));
            var scale = Math.Min(0.75, Math.Min(LogoWidth / pixelWidth, LogoHeight / pixelHeight));
            canvas.Png(png, flow.Left, flow.Y, pixelWidth * scale, pixelHeight * scale);
            return true;
        }
        // A logo is decoration: a document without it is better than none. What is read comes from a file that nobody checked.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.LogWarning(problem, "The logo cannot be printed: use a PNG that is not interlaced");
            return false;
        }
    }
}
