using Checkout.Data.Acceptances;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.Quotes;

/// <summary>The tab of quotes, and each quote.</summary>
[Route("Quotes")]
public sealed class QuotesController(
    CheckoutDbContext db, Lists lists, AccountFigures figures, Reader reader) : CheckoutController
{
    private static readonly ListText Text = new("Quotes", "quote", "quotes")
    {
        SearchHint = "Number, name or product",
        DateWord = "Published",
        HasPdfs = true
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] QuoteFilter filter,
        [FromQuery] ExportFormat? format,
        [FromQuery] ArchiveChoice archive,
        [FromServices] QuoteFiles files,
        CancellationToken cancellation)
    {
        if (archive.IsAsked)
        {
            var picked = lists.Picked(archive, filter, QuoteSorts.All, db.Quotes.Newest());
            return await ArchiveAsync("quotes", "quote", reader.Today, picked, files.PrintAsync, cancellation);
        }

        return format is { } wanted
            ? lists.Export(wanted, "quotes", filter, QuoteSorts.All, QuoteRow.Query, QuoteRow.Columns)
            : View(new QuoteList(
                await lists.ReadAsync(Text, filter, QuoteSorts.All, QuoteRow.Query, cancellation),
                await ExecutiveAsync(cancellation),
                await lists.ContractsAsync(filter.Contract, cancellation),
                (await figures.OvertakenAsync(cancellation)).Select(open => open.Quote.Slug).ToHashSet(StringComparer.Ordinal)));
    }

    private Task<AccountExecutive> ExecutiveAsync(CancellationToken cancellation) =>
        db.Accounts.AsNoTracking().Select(row => row.Executive).SingleAsync(cancellation);

    /// <summary>The newest version, also where an old mail asks for the one that it announced.</summary>
    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(
        string number, [FromQuery] int? version, [FromQuery] string? list, [FromServices] QuotePageQuery pages,
        [FromServices] QuoteOpening opening, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(number, revision: null, cancellation) ?? throw new NotFoundException();

        (await lists.NeighboursAsync(ListFilter.Read<QuoteFilter>(list), QuoteSorts.All, page.Quote, cancellation)).Store(ViewData);
        await opening.RecordAsync(Request, page.Quote, cancellation);
        return View(page with { Asked = version });
    }

    [HttpGet("{number}/Versions/{version:int}")]
    public async Task<IActionResult> Version(string number, int version, [FromServices] QuotePageQuery pages,
        [FromServices] QuoteOpening opening, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(number, version, cancellation) ?? throw new NotFoundException();
        await opening.RecordAsync(Request, page.Quote, cancellation);
        return View("Detail", page);
    }

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(
        string number, [FromQuery] int? version, [FromServices] QuotePageQuery pages, [FromServices] QuotePdf pdf,
        CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(number, version, cancellation) ?? throw new NotFoundException();
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        return File(pdf.Print(page, account, reader.Culture), "application/pdf",
            DownloadName.Of($"quote-{page.Quote.Slug}-version-{page.Quote.Revision}", "pdf"));
    }
}
