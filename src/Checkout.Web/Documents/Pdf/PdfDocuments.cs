using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Where every PDF document begins. One per process.</summary>
public sealed class PdfDocuments(FontBook fonts, DocumentLogo logo, IOptions<DocumentOptions> options, ILogger<PdfDocuments> logger)
{
    /// <summary>Begins a document; its letterhead is already printed. Dispose it.</summary>
    public PdfDocumentWriter Begin(PdfHead head)
    {
        var letterhead = head.Letterhead with { LogoPng = head.Letterhead.LogoPng ?? logo.Png };
        return new(head with { Letterhead = letterhead }, head.PageFormat ?? options.Value.PageFormat, fonts, logger);
    }
}
