using Checkout.Data;
using Checkout.Domain.CreditMemos;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>Any credit or collections activity on the account's contracts.</summary>
[Route("CreditMemos")]
public sealed class CreditMemosController(CheckoutDbContext db, Reader reader) : CheckoutController
{
    private static readonly ListText Words = new("Credit Memos", "entry", "entries")
    {
        SearchHint = "Number, kind or invoice",
        DateWord = "Dated",
        EmptyText = "Credits that we give you, and what happens on overdue invoices, appear here.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] CreditFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var rows = (await CreditRow.ReadAsync(db, filter, cancellation)).AsQueryable();
        return format is { } asked
            ? new ExportResult<CreditRow>(asked, "credit-memos", reader.Today, CreditRow.Columns, CreditRow.Sorts.Apply(rows, filter.Sort).ToAsyncEnumerable())
            : View(ListPage.Of(Words, filter, rows, CreditRow.Sorts));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation)
    {
        var memo = await db.CreditMemos.AsNoTracking().Include(row => row.Lines).Include(row => row.Taxes).AsSplitQuery().SingleOrDefaultAsync(row => row.Slug == number, cancellation);
        if (memo is null)
        {
            var activity = await db.CollectionsActivities.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == number, cancellation);
            return activity is null ? NotFound() : View("Activity", new ActivityPage(activity, await CorrectedAsync(activity.InvoiceId, cancellation)));
        }

        return View(new CreditMemoPage(
            memo,
            await AppliedAmount.ReadAsync(db, allocation => allocation.CreditMemoId == memo.Id, memo.Currency, cancellation),
            await CorrectedAsync(memo.InvoiceId, cancellation)));
    }

    private async Task<AboutInvoice?> CorrectedAsync(Guid? invoiceId, CancellationToken cancellation) =>
        await db.Invoices.Where(invoice => invoice.Id == invoiceId).Select(invoice => new AboutInvoice(invoice.Number, invoice.Slug)).SingleOrDefaultAsync(cancellation);
}

/// <summary>The invoice that a credit or an event is about.</summary>
public sealed record AboutInvoice(string Number, string Slug);

/// <summary>Everything that a credit memo's page shows.</summary>
public sealed record CreditMemoPage(CreditMemo Memo, IReadOnlyList<AppliedAmount> Applied, AboutInvoice? Invoice);

/// <summary>Everything that a collections event's page shows.</summary>
public sealed record ActivityPage(CollectionsActivity Activity, AboutInvoice? Invoice);
