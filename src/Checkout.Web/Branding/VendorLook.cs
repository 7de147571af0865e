using System.Buffers.Binary;

namespace Checkout.Web.Branding;

/// <summary>A logo as pages show it.</summary>
public sealed record PageLogo(byte[] Content, string MediaType);

/// <summary>What a page shows, where that is a document of one of the vendor's companies.</summary>
public interface IOfCompany
{
    /// <summary>The company's <see cref="LegalEntity.ExternalId"/>.</summary>
    string? Company { get; }
}

/// <summary>How the vendor, or one of its companies where that differs, shows itself on pages, documents and mails.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="CalledName">The name in running text.</param>
/// <param name="Color">As #rrggbb; empty for the colour that ships.</param>
/// <param name="Png">For documents and mails; null where there is none: the name stands in its place.</param>
/// <param name="FromAddress">Of mails; empty for that of the settings of mail, and so is the name.</param>
/// <param name="Footer">Lines at the foot of pages, documents and mails.</param>
public sealed record VendorLook(string Name, string CalledName, string Color, PageLogo? Logo, byte[]? Png, string FromAddress,
    string FromName, IReadOnlyList<string> Footer)
{
    private const int LogoHeight = 40;
    private const int WidestLogo = 240;
    private const string ColorThatShips = "#1f4fbf";

    // As WCAG 2 asks of text.
    private const double Readable = 4.5;

    /// <summary>Of the logo in a mail, in pixels; Outlook wants to be told.</summary>
    public (int Width, int Height) LogoSize
    {
        get
        {
            // A PNG begins with eight bytes of signature, a chunk's length and name, and its width and height.
            var width = BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(16));
            var height = BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(20));
            var scale = Math.Min((double)LogoHeight / Math.Max(1, height), (double)WidestLogo / Math.Max(1, width));
            return (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        }
    }

    /// <summary>Of a mail's button.</summary>
    public string Button => Color.Length > 0 ? Color : ColorThatShips;

    /// <summary>Of the button's words.</summary>
    public string OnButton => Contrast(Button, "#ffffff") >= Contrast(Button, "#000000") ? "#ffffff" : "#000000";

    /// <summary>Of links on white: the brand's colour where it can be read there.</summary>
    public string Link => Contrast(Button, "#ffffff") >= Readable ? Button : ColorThatShips;

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
