using Checkout.Data.Sandbox;
using Checkout.Web.Documents.Pdf.Fonts;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Where every PDF document begins. One per process.</summary>
/// <param name="environment">A sandbox marks what it prints.</param>
public sealed class PdfDocuments(FontBook fonts, DocumentLogo logo, IOptions<DocumentOptions> options, ILogger<PdfDocuments> logger,
    IHostEnvironment? environment = null)
{
    /// <summary>Begins a document; its letterhead is already printed. Dispose it.</summary>
    public PdfDocumentWriter Begin(PdfHead head)
    {
        var letterhead = head.Letterhead with { LogoPng = head.Letterhead.LogoPng ?? logo.Png };
        var mark = environment?.IsSandbox() is true ? SandboxEnvironment.Mark : null;
        return new(head with { Letterhead = letterhead, Mark = mark }, head.PageFormat ?? options.Value.PageFormat, fonts, logger);
    }
}
