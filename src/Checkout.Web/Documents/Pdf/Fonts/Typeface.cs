namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>A font that text is measured and printed with. Shared by all documents; thread-safe.</summary>
internal abstract class Typeface(string name)
{
    public string Name { get; } = name;

    public bool Covers(int character) => Advance(character) >= 0f;

    /// <summary>Width of the character at size 1; negative where the font does not have it.</summary>
    public abstract float Advance(int character);

    /// <summary>The typeface for one document.</summary>
    public abstract EmbeddedFont Embed(string resource, int number);
}
