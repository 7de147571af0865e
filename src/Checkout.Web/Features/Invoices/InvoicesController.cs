using Checkout.Data;
using Checkout.Data.EInvoices;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Vendor;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Invoices;

/// <summary>All invoices that the company received.</summary>
[Route("Invoices")]
public sealed class InvoicesController(CheckoutDbContext db, Lists lists, AccountFigures figures, Reader reader, InvoicePdf pdf) : CheckoutController
{
    private static readonly ListText Words = new("Invoices", "invoice", "invoices")
    {
        HasPdfs = true,
        SearchHint = "Number, product or purchase order",
        DateWord = "Issued",
        StatusHint = "These overlap: an overdue invoice is open as well, and may be partially paid or disputed.",
        EmptyText = "An invoice appears here, and in the mailbox of your billing contacts, when we issue one.",
    };

    private const int PageWeight = 10;

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, Task<LegalEntity>>> VendorOf = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid id) => db.LegalEntities.AsNoTracking().Single(entity => entity.Id == id)));

    private static readonly InvoiceStatus[] Shown =
        [InvoiceStatus.Overdue, InvoiceStatus.Open, InvoiceStatus.PartiallyPaid, InvoiceStatus.Disputed, InvoiceStatus.Paid, InvoiceStatus.Credit, InvoiceStatus.Void];

    [HttpGet(""), Remembered]
    public async Task<IActionResult> Index([FromQuery] InvoiceFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive, CancellationToken cancellation)
    {
        var found = filter.ApplyTo(db, reader.Today);
        if (archive.IsAsked)
        {
            var slugs = archive.Of(InvoiceRow.Sorts.Apply(found, filter.Sort).Select(invoice => invoice.Slug), db.Invoices.Select(invoice => invoice.Slug).OrderBy(slug => slug));
            return await ArchiveAsync("invoices", "invoice", reader.Today, slugs, PrintAsync, cancellation);
        }

        if (format is { } asked)
        {
            var rows = InvoiceRow.Query.Over(db, InvoiceRow.Sorts.Apply(found, filter.Sort), reader.Today).AsAsyncEnumerable();
            return new ExportResult<InvoiceRow>(asked, "invoices", reader.Today, InvoiceRow.Columns, rows);
        }

        ViewData["Standing"] = await figures.GetAsync("Invoices, standing", () => InvoiceStanding.ReadAsync(db, reader.Today, cancellation));
        ViewData["Contracts"] = new ContractChoices(await figures.GetAsync("Contracts to choose", () => ContractChoice.AllAsync(db, cancellation)), filter.Contract);
        ViewData["Totals"] = await lists.OverAsync<Invoice, IReadOnlyList<InvoiceTotal>>(Words, filter, "Totals", () => InvoiceTotal.ReadAsync(found, cancellation));
        var chips = await lists.OverAsync<Invoice, IReadOnlyList<StatusChip>>(Words, filter, "Chips", () => ChipsAsync(filter, cancellation));
        return View(await lists.ReadAsync(Words, filter, found, InvoiceRow.Sorts, InvoiceRow.Query, cancellation, chips));
    }

    [HttpGet("{number}"), Remembered]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        if (await figures.GetAsync($"Invoice {number}", () => InvoicePage.ReadAsync(db, number, reader.Today, cancellation), PageWeight) is not { } page)
        {
            return NotFound();
        }

        var filter = ListFilter.Read<InvoiceFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db, reader.Today), InvoiceRow.Sorts, page.Invoice, cancellation)).Keep(ViewData);
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
        await InvoicePage.ReadAsync(db, number, today: null, cancellation) is { } page
            ? File(pdf.Print(page, reader.Culture), "application/pdf", DownloadName.Of($"invoice-{page.Invoice.Slug}", "pdf"))
            : NotFound();

    private async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation) =>
        await InvoicePage.ReadAsync(db, slug, today: null, cancellation) is { } page ? pdf.Print(page, reader.Culture) : null;

    [HttpGet("{number}/Ubl")]
    public async Task<IActionResult> Ubl(string number, CancellationToken cancellation) => EInvoiceFile(await db.EInvoiceOfInvoiceAsync(number, cancellation));

    // Only what Checkout issued is mailed by it.
    private async Task<DateTimeOffset?> MailedAtAsync(Invoice invoice, CancellationToken cancellation) => invoice.Source is DocumentSource.Vendor
        ? null
        : await db.OutboxMessages.Where(message => message.SubjectId == invoice.Id && message.Kind == MessageKind.InvoiceReady).MinAsync(message => message.SentAt, cancellation);

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(InvoiceFilter filter, CancellationToken cancellation)
    {
        var today = reader.Today;
        var counts = await filter.WithoutStatus(db)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                All = all.Count(),
                Overdue = all.Count(invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount && invoice.DueOn < today),
                Open = all.Count(invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount),
                Partial = all.Count(invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount && invoice.AllocatedAmount > 0m),
                Disputed = all.Count(invoice => invoice.VoidedOn == null && invoice.DisputedAt != null),
                Paid = all.Count(invoice => invoice.VoidedOn == null && invoice.DueAmount >= 0m && invoice.DueAmount == invoice.AllocatedAmount),
                Credit = all.Count(invoice => invoice.VoidedOn == null && invoice.DueAmount < 0m),
                Void = all.Count(invoice => invoice.VoidedOn != null),
            })
            .SingleOrDefaultAsync(cancellation);
        int CountOf(InvoiceStatus status) => counts is null ? 0 : status switch
        {
            InvoiceStatus.Overdue => counts.Overdue,
            InvoiceStatus.Open => counts.Open,
            InvoiceStatus.PartiallyPaid => counts.Partial,
            InvoiceStatus.Disputed => counts.Disputed,
            InvoiceStatus.Paid => counts.Paid,
            InvoiceStatus.Credit => counts.Credit,
            _ => counts.Void,
        };
        return
        [
            new StatusChip("", "All", counts?.All ?? 0),
            .. Shown.Where(status => CountOf(status) > 0 || status is InvoiceStatus.Overdue or InvoiceStatus.Open or InvoiceStatus.Paid)
                .Select(status => new StatusChip(status.ToString(), InvoiceWords.Of(status).Word, CountOf(status))),
        ];
    }
}
