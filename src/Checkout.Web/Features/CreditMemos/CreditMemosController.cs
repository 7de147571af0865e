using Checkout.Data;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;

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
        var all = await CreditRow.ReadAsync(db, filter, cancellation);
        var rows = all.Where(filter.Takes).AsQueryable();
        return format is { } asked
            ? new ExportResult<CreditRow>(asked, "credit-memos", reader.Today, CreditRow.Columns, CreditRow.Sorts.Apply(rows, filter.Sort).ToAsyncEnumerable())
            : View(ListPage.Of(Words, filter, rows, CreditRow.Sorts, ChipsOf(all)));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation)
    {
        if (await CreditMemoPage.ReadAsync(db, number, cancellation) is { } memo)
        {
            return View(memo);
        }

        return await ActivityPage.ReadAsync(db, number, cancellation) is { } activity ? View("Activity", activity) : NotFound();
    }

    private static IReadOnlyList<StatusChip> ChipsOf(IReadOnlyList<CreditRow> all) =>
    [
        new StatusChip("", "All", all.Count),
        .. Enum.GetValues<CreditGroup>().Select(group => new StatusChip(group.ToString(), CreditWords.Of(group), all.Count(row => row.Is(group)))),
    ];
}
