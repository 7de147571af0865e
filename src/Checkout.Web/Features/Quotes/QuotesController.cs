using Checkout.Data;
using Checkout.Domain.Quotes;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>The tab of quotes, and each quote.</summary>
[Route("Quotes")]
public sealed class QuotesController(CheckoutDbContext db, Lists lists, AccountFigures figures, Reader reader) : CheckoutController
{
    private static readonly ListText Text = new("Quotes", "quote", "quotes") { SearchHint = "Number, name or product", DateWord = "Published", HasPdfs = true };

    [HttpGet(""), Remembered]
    public async Task<IActionResult> Index([FromQuery] QuoteFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive, [FromServices] QuoteFiles files, CancellationToken cancellation)
    {
        var today = reader.Today;
        var quotes = db.UnderContract(filter.Contract).AsNoTracking();
        var found = filter.ApplyTo(quotes, today);
        var sorts = QuoteSorts.On(today);
        if (archive.IsAsked)
        {
            var slugs = archive.Of(sorts.Apply(found, filter.Sort).Select(quote => quote.Slug), db.UnderContract(null).Select(quote => quote.Slug).Distinct().OrderBy(slug => slug));
            return await ArchiveAsync("quotes", "quote", today, slugs, files.PrintAsync, cancellation);
        }

        if (format is { } wanted)
        {
            return new ExportResult<QuoteRow>(wanted, "quotes", today, QuoteRow.Columns, QuoteRow.Query.Over(db, sorts.Apply(found, filter.Sort), today).AsAsyncEnumerable());
        }

        ViewData["Executive"] = await figures.GetAsync("Executive", () => db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation));
        ViewData["Contracts"] = await figures.GetAsync("Contracts of quotes", () => db.Contracts.AsNoTracking().OrderBy(contract => contract.Number)
            .Select(contract => new LinkedDocument(contract.Number + ", " + contract.Name, contract.Slug)).ToListAsync(cancellation));
        var chips = await lists.OverAsync<Quote, IReadOnlyList<StatusChip>>(Text, filter, "Chips", () => QuoteListQuery.ChipsAsync(filter.WithoutStatus(quotes), today, cancellation));
        return View(await lists.ReadAsync(Text, filter, found, sorts, QuoteRow.Query, cancellation, chips));
    }

    /// <summary>The newest version, also where an old mail asks for the one that it announced.</summary>
    [HttpGet("{number}")]
    [HttpHead("{number}")]
    public async Task<IActionResult> Detail(
        string number, [FromQuery] int? version, [FromQuery] string? list, [FromServices] QuotePageQuery pages, [FromServices] QuoteOpening opening, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(number, revision: null, cancellation) is not { } page)
        {
            return NotFound();
        }

        var filter = ListFilter.Read<QuoteFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db.UnderContract(filter.Contract), reader.Today), QuoteSorts.On(reader.Today), page.Quote, cancellation)).Keep(ViewData);
        await opening.NoteAsync(Request, page.Quote, cancellation);
        return View(page with { Asked = version });
    }

    [HttpGet("{number}/Versions/{version:int}")]
    public async Task<IActionResult> Version(string number, int version, [FromServices] QuotePageQuery pages, [FromServices] QuoteOpening opening, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(number, version, cancellation) is not { } page)
        {
            return NotFound();
        }

        await opening.NoteAsync(Request, page.Quote, cancellation);
        return View("Detail", page);
    }

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(
        string number, [FromQuery] int? version, [FromServices] QuotePageQuery pages, [FromServices] QuotePdf pdf, CancellationToken cancellation)
    {
        if (await pages.ReadAsync(number, version, cancellation) is not { } page)
        {
            return NotFound();
        }

        var vendor = await db.LegalEntities.AsNoTracking().SingleAsync(entity => entity.Id == page.Quote.LegalEntityId, cancellation);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        return File(pdf.Print(page, vendor, account, reader.Culture), "application/pdf", DownloadName.Of($"quote-{page.Quote.Slug}-version-{page.Quote.Revision}", "pdf"));
    }
}
