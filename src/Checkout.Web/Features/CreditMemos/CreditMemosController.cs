using Checkout.Data.EInvoices;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Applications;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>Any credit or collections activity on the account's contracts.</summary>
[Route("CreditMemos")]
public sealed class CreditMemosController(CheckoutDbContext db, Lists lists, Reader reader, CreditMemoPdf pdf) : CheckoutController
{
    private static readonly ListText Words = new("Credit Memos", "entry", "entries")
    {
        HasPdfs = true,
        SearchHint = "Number, kind, reason or invoice",
        DateWord = "Dated",
        EmptyText = "Credits that we give you, and what happens on overdue invoices, appear here.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] CreditFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive,
        CancellationToken cancellation)
    {
        if (archive.IsAsked)
        {
            // Collections events stand in the same list and have no document.
            var listed = CreditRow.Sorts.Apply(filter.ApplyTo(db, reader), filter.Sort).Select(entry => entry.Slug);
            var memos = db.CreditMemos.Select(memo => memo.Slug);
            var picked = archive.Of(listed.Where(slug => memos.Contains(slug)), memos.OrderBy(slug => slug));
            return await ArchiveAsync("credit-memos", "credit-memo", reader.Today, picked, PrintAsync, cancellation);
        }

        return format is { } asked
            ? lists.Export(asked, "credit-memos", filter, CreditRow.Sorts, CreditRow.Query, CreditRow.Columns)
            : View(new CreditList(
                await lists.ReadAsync(Words, filter, CreditRow.Sorts, CreditRow.Query, cancellation),
                await OpenCreditRow.ReadAsync(db, currency: null, CreditList.OpenShown + 1, cancellation),
                await lists.ContractsAsync(filter.Contract, cancellation)));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await CreditMemoPage.ReadAsync(db, number, reader.Today, cancellation) ?? throw new NotFoundException();

        (await CreditNeighbours.OfAsync(lists, list, CreditEntry.Of(page.Memo), cancellation)).Store(ViewData);
        return View(page);
    }

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) =>
        PdfFile(await PrintAsync(number, cancellation), $"credit-memo-{number}");

    private async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation) =>
        await CreditMemoPage.ReadAsync(db, slug, reader.Today, cancellation) is { } page ? pdf.Print(page, reader.Culture) : null;

    [HttpGet("{number}/Ubl")]
    public async Task<IActionResult> Ubl(string number, CancellationToken cancellation) =>
        EInvoiceFile(await db.EInvoiceOfCreditMemoAsync(number, cancellation));

    [HttpGet("{number}/Files/{position:int}")]
    public async Task<IActionResult> Files(string number, int position, CancellationToken cancellation) => AttachedFile(
        await db.Set<CreditMemoFile>().AsNoTracking().Where(file => file.Position == position
            && db.CreditMemos.Any(memo => memo.Id == file.CreditMemoId && memo.Slug == number)).SingleOrDefaultAsync(cancellation));
}
