using Checkout.Data;
using Checkout.Domain;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Statements;

/// <summary>Invoices, payments and credits over a period, with a running balance.</summary>
[Route("Statements")]
public sealed class StatementsController(CheckoutDbContext db, Reader reader, BusinessCalendar calendar) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] StatementPeriod asked, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var page = await StatementPage.ReadAsync(db, asked, calendar, reader.Today, cancellation);
        return format is { } wanted
            ? new ExportResult<StatementLine>(wanted, "statement", page.Range.To, StatementLine.Columns, page.WholeLines.ToAsyncEnumerable())
            : View(page);
    }
}
