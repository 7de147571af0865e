using Checkout.Data.EInvoices;
using Checkout.Data.Tallies;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Invoices.Documents;

namespace Checkout.Web.Features.Invoices;

/// <summary>All invoices that the company received.</summary>
[Route("Invoices")]
public sealed class InvoicesController(CheckoutDbContext db, Lists lists, AccountFigures figures, Reader reader, InvoicePdf pdf)
    : CheckoutController
{
    private static readonly ListText Words = new("Invoices", "invoice", "invoices")
    {
        HasPdfs = true,
        SearchHint = "Number, product or purchase order",
        DateWord = "Issued",
        EmptyText = "When we issue an invoice, it appears here and we e-mail it to your billing contacts.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] InvoiceFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive,
        CancellationToken cancellation)
    {
        if (archive.IsAsked)
        {
            var picked = lists.Picked(archive, filter, InvoiceRow.Sorts, db.Invoices);
            return await ArchiveAsync("invoices", "invoice", reader.Today, picked, PrintAsync, cancellation);
        }

        if (format is { } asked)
        {
            return lists.Export(asked, "invoices", filter, InvoiceRow.Sorts, InvoiceRow.Query, InvoiceRow.Columns);
        }

        var page = await lists.ReadAsync(Words, filter, InvoiceRow.Sorts, InvoiceRow.Query, cancellation);
        return View(new InvoiceList(
            page,
            InvoiceStanding.Of(page.Sums, await figures.SumsAsync(TallySeries.Balance, cancellation)),
            await InvoiceTotal.ReadAsync(db, filter, page, reader, cancellation),
            await lists.ContractsAsync(filter.Contract, cancellation)));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await InvoicePage.ReadAsync(db, number, reader.Today, cancellation) ?? throw new NotFoundException();

        (await lists.NeighboursAsync(ListFilter.Read<InvoiceFilter>(list), InvoiceRow.Sorts, page.Invoice, cancellation)).Store(ViewData);
        return View(page);
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
}
