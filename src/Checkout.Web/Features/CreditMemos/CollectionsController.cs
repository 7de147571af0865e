namespace Checkout.Web.Features.CreditMemos;

/// <summary>What happened on overdue invoices. The events are listed among the credit memos, but have a path of their own: a number may be
/// given to both.</summary>
[Route("Collections")]
public sealed class CollectionsController(CheckoutDbContext db, Lists lists) : CheckoutController
{
    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await ActivityPage.ReadAsync(db, number, cancellation) ?? throw new NotFoundException();

        (await CreditNeighbours.OfAsync(lists, list, CreditEntry.Of(page.Activity), cancellation)).Store(ViewData);
        return View("Activity", page);
    }
}
