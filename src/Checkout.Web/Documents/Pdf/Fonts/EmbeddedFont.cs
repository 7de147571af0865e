namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A typeface as one document uses it.</summary>
/// <param name="name">What the pages call it.</param>
/// <param name="number">The number of its object in the file.</param>
internal abstract class EmbeddedFont(string name, int number)
{
    public string Name { get; } = name;

    public int Number { get; } = number;

    /// <summary>Appends the character's code in hexadecimal, and remembers that it was used.</summary>
    public abstract void Encode(int character, StringBuilder content);

    /// <summary>Writes the font with what was used of it. Called once, last.</summary>
    public abstract void Write(PdfFile file);
}
