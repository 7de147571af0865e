namespace Checkout.Web.Documents;

/// <summary>The section <c>Documents</c>: how PDF documents are printed.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    public PageFormat PageFormat { get; set; } = PageFormat.A4;

    /// <summary>Folders that are searched for TrueType files, with what lies below them. Empty: the folders of the operating
    /// system.</summary>
    public IList<string> FontFolders { get; set; } = [];

    /// <summary>Typefaces to try before the built-in list, in this order, character by character.</summary>
    public IList<FontPair> Fonts { get; set; } = [];
}
