namespace Checkout.Web.Documents.Pdf;

/// <summary>A colour of print. All of them read well in black and white.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Black = new(0x1B, 0x21, 0x2B);
    public static readonly Ink Pure = new(0, 0, 0);
    public static readonly Ink Grey = new(0x5B, 0x64, 0x72);
    public static readonly Ink Rule = new(0x8A, 0x93, 0xA1);
    public static readonly Ink Hairline = new(0xD9, 0xDD, 0xE3);

    /// <param name="color">As #rrggbb.</param>
    public static Ink Of(string color) => Convert.FromHexString(color.AsSpan(1)) is [var red, var green, var blue]
        ? new(red, green, blue) : Black;
}
