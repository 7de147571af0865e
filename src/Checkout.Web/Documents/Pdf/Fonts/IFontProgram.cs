namespace Checkout.Web.Documents.Pdf.Fonts;

/// <summary>The outlines of a font, from which a document takes those that it needs.</summary>
internal interface IFontProgram
{
    /// <summary>How a PDF calls fonts of this kind.</summary>
    string Kind { get; }

    /// <summary>Under which entry, and with which entries of its own, a PDF keeps the outlines.</summary>
    (string Entry, string Entries) Place(int length);

    /// <summary>The outlines of only these glyphs, under their own numbers.</summary>
    byte[] SubsetOf(IEnumerable<ushort> glyphs);
}
