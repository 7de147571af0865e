namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A stretch of a text that is printed on one line.</summary>
internal readonly record struct TextLine(PrintableText Text, int Start, int Length)
{
    /// <summary>Width at size 1.</summary>
    public double Width => Text.Width(Start, Length);
}
