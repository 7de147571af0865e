using Checkout.Web.Templates;

namespace Checkout.Web.Documents.Pdf;

/// <summary>What a document is called and who sends it.</summary>
/// <param name="Title">For the reader's window title, for instance "Invoice INV-00000012".</param>
/// <param name="Footer">Printed at the foot of every page beside "Page x of y": the document's number.</param>
/// <param name="Letterhead">Who sends it.</param>
/// <param name="CreatedAt">Goes into the file's properties. The same document at the same instant gives the same bytes.</param>
/// <param name="PageFormat">Null: what <see cref="DocumentOptions.PageFormat"/> says.</param>
public sealed record PdfHead(string Title, string Footer, PdfLetterhead Letterhead, DateTimeOffset CreatedAt,
    PageFormat? PageFormat = null)
{
    /// <summary>Whose footer it has; null where it is of no kind.</summary>
    public DocumentFooter? Kind { get; init; }

    /// <summary>Printed at the top of every page and before the title; null for nothing.</summary>
    public string? Mark { get; init; }

    /// <summary>Lines below the number and the page.</summary>
    internal IReadOnlyList<string> FooterLines { get; init; } = [];

    /// <summary>The sender's colour; null for none.</summary>
    internal Ink? Accent { get; init; }
}
