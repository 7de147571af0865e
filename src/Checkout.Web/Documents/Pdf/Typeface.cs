using UglyToad.PdfPig.Writer;

namespace Checkout.Web.Documents.Pdf;

/// <summary>A font that text is measured and printed with. Shared by all documents; thread-safe.</summary>
internal abstract class Typeface(string name)
{
    public string Name { get; } = name;

    /// <summary>How many different characters one copy of the font in a document can hold.</summary>
    public abstract int Capacity { get; }

    public bool Covers(char character) => Advance(character) >= 0f;

    /// <summary>Width of the character at size 1; negative where the font does not have it.</summary>
    public abstract float Advance(char character);

    public abstract PdfDocumentBuilder.AddedFont AddTo(PdfDocumentBuilder builder);
}
