namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>How a piece of text looks.</summary>
/// <param name="Size">In points.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Bold">Whether it is printed in the bold weight.</param>
internal readonly record struct TextStyle(double Size, Ink Ink, bool Bold = false)
{
    public static readonly TextStyle Title = new(19, Ink.Black, Bold: true);
    public static readonly TextStyle Name = new(13, Ink.Black, Bold: true);
    public static readonly TextStyle Heading = new(11, Ink.Black, Bold: true);
    public static readonly TextStyle Text = new(9, Ink.Black);
    public static readonly TextStyle Strong = new(9, Ink.Black, Bold: true);
    public static readonly TextStyle Total = new(11, Ink.Black, Bold: true);
    public static readonly TextStyle Muted = new(9, Ink.Grey);
    public static readonly TextStyle Small = new(7.5, Ink.Grey);
    public static readonly TextStyle Label = new(7.5, Ink.Grey, Bold: true);

    /// <summary>From one baseline to the next, and the height of a line.</summary>
    public double Leading => Math.Ceiling(Size * 1.36 * 2) / 2;

    /// <summary>From the top of the line to its baseline.</summary>
    public double Ascent => (Leading - Size) / 2 + Size * 0.8;
}
