using Checkout.Data;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.CreditMemos;

/// <summary>What happened on overdue invoices. The events are listed among the credit memos, but have a path of their own: a number may be given to both.</summary>
[Route("Collections")]
public sealed class CollectionsController(CheckoutDbContext db) : CheckoutController
{
    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await ActivityPage.ReadAsync(db, number, cancellation) is { } page ? View("Activity", page) : NotFound();
}
