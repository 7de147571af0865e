using Checkout.Data.EInvoices;
using Checkout.Web.Caching;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Invoices.Documents;

namespace Checkout.Web.Features.Invoices;

/// <summary>All invoices that the company received.</summary>
[Route("Invoices")]
public sealed class InvoicesController(CheckoutDbContext db, Lists lists, CachedFigures figures, Reader reader, InvoicePdf pdf)
    : CheckoutController
{
    private static readonly ListText Words = new("Invoices", "invoice", "invoices")
    {
        HasPdfs = true,
        SearchHint = "Number, product or purchase order",
        DateWord = "Issued",
        EmptyText = "When we issue an invoice, it appears here and we e-mail it to your billing contacts.",
    };

    private const int PageWeight = 10;

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, Task<LegalEntity>>> VendorOf = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id) => db.LegalEntities.AsNoTracking().Single(entity => entity.Id == id)));

    [HttpGet(""), Remembered]
    public async Task<IActionResult> Index(
        [FromQuery] InvoiceFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive,
        CancellationToken cancellation)
    {
        if (archive.IsAsked)
        {
            var picked = lists.Picked(archive, filter, InvoiceRow.Sorts, db.Invoices);
            return await ArchiveAsync("invoices", "invoice", reader.Today, picked, PrintAsync, cancellation);
        }

        return format is { } asked
            ? lists.Export(asked, "invoices", filter, InvoiceRow.Sorts, InvoiceRow.Query, InvoiceRow.Columns)
            : View(new InvoiceList(
                await lists.ReadAsync(Words, filter, InvoiceRow.Sorts, InvoiceRow.Query, cancellation),
                await figures.GetAsync("Invoices, standing", () => InvoiceStanding.ReadAsync(db, reader.Today, cancellation)),
                await lists.OverAsync(Words, filter, "Totals", () => InvoiceTotal.ReadAsync(filter.ApplyTo(db, reader), cancellation)),
                await lists.ContractsAsync(filter.Contract, cancellation)));
    }

    [HttpGet("{number}"), Remembered]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        if (await figures.GetAsync($"Invoice {number}", () => InvoicePage.ReadAsync(db, number, reader.Today, cancellation),
            PageWeight) is not { } page)
        {
            return NotFound();
        }

        (await lists.NeighboursAsync(ListFilter.Read<InvoiceFilter>(list), InvoiceRow.Sorts, page.Invoice, cancellation)).Store(ViewData);
        // What is the vendor's, and when a mail leaves, may change without the account's rows.
        var (vendor, mailedAt) = (await VendorOf.For(db)(db, page.Invoice.LegalEntityId), await MailedAtAsync(page.Invoice, cancellation));
        HttpContext.Shows(vendor);
        if (mailedAt is null && page.Invoice.Source is not DocumentSource.Vendor)
        {
            HttpContext.ShowOnlyNow();
        }

        return View(page with { Vendor = vendor, MailedAt = mailedAt });
    }

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) =>
        PdfFile(await PrintAsync(number, cancellation), $"invoice-{number}");

    private async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation) =>
        await InvoicePage.ReadAsync(db, slug, today: null, cancellation) is { } page ? pdf.Print(page, reader.Culture) : null;

    [HttpGet("{number}/Ubl")]
    public async Task<IActionResult> Ubl(string number, CancellationToken cancellation) =>
        EInvoiceFile(await db.EInvoiceOfInvoiceAsync(number, cancellation));

    [HttpGet("{number}/Files/{position:int}")]
    public async Task<IActionResult> Files(string number, int position, CancellationToken cancellation) => AttachedFile(
        await db.Set<InvoiceFile>().AsNoTracking().Where(file => file.Position == position
            && db.Invoices.Any(invoice => invoice.Id == file.InvoiceId && invoice.Slug == number)).SingleOrDefaultAsync(cancellation));

    // Only what Checkout issued is mailed by it.
    private async Task<DateTimeOffset?> MailedAtAsync(Invoice invoice, CancellationToken cancellation) =>
        invoice.Source is DocumentSource.Vendor
        ? null
        : await db.OutboxMessages.Where(message => message.SubjectId == invoice.Id && message.Kind == MessageKind.InvoiceReady)
            .MinAsync(message => message.SentAt, cancellation);
}
