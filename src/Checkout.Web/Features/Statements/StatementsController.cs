using Checkout.Data.Statements;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Statements;

/// <summary>Invoices, payments and credits over a period, with a running balance.</summary>
[Route("Statements")]
public sealed class StatementsController(CheckoutDbContext db, StatementQuery query, Reader reader, StatementPdf pdf) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] StatementPeriod asked, [FromQuery] ExportFormat? format,
        CancellationToken cancellation)
    {
        if (await ScopeAsync(asked, cancellation) is not { } scope)
        {
            return await AgainAsync(asked, cancellation);
        }

        var lines = StatementLine.AllAsync(db, scope, cancellation);
        return format is { } wanted
            ? new ExportResult<StatementLine>(wanted, "statement", scope.Range.To, StatementLine.Columns, lines)
            : View(await query.PageAsync(asked, scope, cancellation));
    }

    [HttpGet("Pdf")]
    public async Task<IActionResult> Pdf([FromQuery] StatementPeriod asked, CancellationToken cancellation) =>
        await ScopeAsync(asked, cancellation) is { } scope
            ? File(await pdf.PrintAsync(db, scope, reader.Culture, cancellation), "application/pdf",
                DownloadName.Of("statement", scope.Range.To, "pdf"))
            : await AgainAsync(asked, cancellation);

    /// <summary>Every invoice and credit that was open at the closing date.</summary>
    [HttpGet("OpenItems")]
    public async Task<IActionResult> OpenItems([FromQuery] StatementPeriod asked, [FromQuery] ExportFormat? format,
        CancellationToken cancellation)
    {
        if (await ScopeAsync(asked, cancellation) is not { } scope)
        {
            return await AgainAsync(asked, cancellation);
        }

        return format is { } wanted
            ? new ExportResult<OpenItemRow>(wanted, "open-items", scope.ClosingOn, OpenItemRow.Columns,
                OpenItemRow.AllAsync(db, scope, cancellation))
            : View(await query.OpenItemsAsync(asked, scope, cancellation));
    }

    private async Task<StatementScope?> ScopeAsync(StatementPeriod asked, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || asked.Range(reader.Today) is not { } range)
        {
            return null;
        }

        var (scope, problem) = await db.StatementScopeAsync(range, reader.Today, asked.Contract, asked.Currency, cancellation);
        if (problem is not null)
        {
            Refuse(problem.Field, problem.Words);
        }

        return scope;
    }

    // Another period than the one asked for would be taken for it: the form comes back alone.
    private async Task<IActionResult> AgainAsync(StatementPeriod asked, CancellationToken cancellation)
    {
        var (account, _) = await db.StatedAccountAsync(asked.Contract, reader.Today, cancellation);
        return Invalid("Again", new StatementForm(asked, asked.From ?? "", asked.Until ?? "", account, asked.Currency));
    }
}
