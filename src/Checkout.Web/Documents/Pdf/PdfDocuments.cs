using Microsoft.Extensions.Options;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Where every PDF document begins. One per process.</summary>
public sealed class PdfDocuments(FontBook fonts, IOptions<DocumentOptions> options, ILogger<PdfDocuments> logger)
{
    /// <summary>Begins a document; its letterhead is already printed. Dispose it.</summary>
    public PdfDocumentWriter Begin(PdfHead head) => new(head, head.PageFormat ?? options.Value.PageFormat, fonts, logger);
}
