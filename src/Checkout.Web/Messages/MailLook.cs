using System.Buffers.Binary;
using Checkout.Web.Documents.Pdf;

namespace Checkout.Web.Messages;

/// <summary>The vendor's logo and colour, as mail programs draw them: a PNG that travels with the mail, and colours that can be read on
/// each other.</summary>
public sealed class MailLook(DocumentLogo documents, IOptions<VendorOptions> vendor)
{
    public const string LogoId = "logo";
    public const string LogoFile = "logo.png";

    private const int HeaderLength = 24;
    private const int LogoHeight = 40;
    private const int WidestLogo = 240;
    private const string ColorThatShips = "#1f4fbf";

    // As WCAG 2 asks of text.
    private const double Readable = 4.5;

    /// <summary>Null where the vendor has no PNG: the name stands in its place.</summary>
    public byte[]? Logo { get; } = documents.Png is { Length: > HeaderLength } png ? png : null;

    /// <summary>In pixels; Outlook wants to be told.</summary>
    public (int Width, int Height) LogoSize
    {
        get
        {
            // A PNG begins with eight bytes of signature, a chunk's length and name, and its width and height.
            var width = BinaryPrimitives.ReadInt32BigEndian(Logo.AsSpan(16));
            var height = BinaryPrimitives.ReadInt32BigEndian(Logo.AsSpan(20));
            var scale = Math.Min((double)LogoHeight / Math.Max(1, height), (double)WidestLogo / Math.Max(1, width));
            return (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        }
    }

    public string Brand { get; } = vendor.Value.BrandColor.Length > 0 ? vendor.Value.BrandColor : ColorThatShips;

    /// <summary>Of the button's words.</summary>
    public string OnBrand => Contrast(Brand, "#ffffff") >= Contrast(Brand, "#000000") ? "#ffffff" : "#000000";

    /// <summary>Of links on white: the brand's colour where it can be read there.</summary>
    public string Link => Contrast(Brand, "#ffffff") >= Readable ? Brand : ColorThatShips;

    private static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    // Relative luminance of sRGB, as WCAG 2 defines it.
    private static double Luminance(string color)
    {
        var parts = Convert.FromHexString(color.AsSpan(1)).Select(part => part / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
