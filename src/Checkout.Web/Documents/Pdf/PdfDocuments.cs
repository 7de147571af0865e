using Checkout.Data.Sandbox;
using Checkout.Web.Branding;
using Checkout.Web.Documents.Pdf.Fonts;
using Checkout.Web.Templates;

namespace Checkout.Web.Documents.Pdf;

/// <summary>Where every PDF document begins. One per process.</summary>
/// <param name="environment">A sandbox marks what it prints.</param>
public sealed class PdfDocuments(FontBook fonts, VendorLooks looks, TemplateFolder templates, IOptions<DocumentOptions> options,
    ILogger<PdfDocuments> logger, IHostEnvironment? environment = null)
{
    /// <summary>Begins a document; its letterhead is already printed. Dispose it.</summary>
    public PdfDocumentWriter Begin(PdfHead head)
    {
        var (letterhead, look) = (head.Letterhead, looks.Of(head.Letterhead.Company));
        return new(head with
        {
            Letterhead = letterhead with { LogoPng = letterhead.LogoPng ?? look.Png },
            FooterLines = head.Kind is { } kind && templates.Footer(kind, new FooterFacts(head.Footer, head.Title, letterhead.Name,
                letterhead.TaxId, string.Join(", ", letterhead.Lines), look.CalledName, look.Footer)) is { } own ? own : look.Footer,
            Accent = look.Color.Length > 0 ? Ink.Of(look.Color) : null,
            Mark = environment?.IsSandbox() is true ? SandboxEnvironment.Mark : null,
        }, head.PageFormat ?? options.Value.PageFormat, fonts, logger);
    }
}
