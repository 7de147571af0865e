using Checkout.Data;
using Checkout.Domain.Contracts;
using Checkout.Domain.Orders;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Orders;

/// <summary>All orders under the account's contracts.</summary>
[Route("Orders")]
public sealed class OrdersController(CheckoutDbContext db, Lists lists, Reader reader, OrderTimeline timeline, OrderFormPdf form) : CheckoutController
{
    private static readonly ListText Words = new("Orders", "order", "orders")
    {
        HasPdfs = true,
        SearchHint = "Number, product, purchase order or person",
        DateWord = "Placed",
        EmptyText = "An order appears here when somebody in your company accepts a quote, or when we enter one for you.",
    };

    [HttpGet(""), Remembered]
    public async Task<IActionResult> Index([FromQuery] OrderFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive, CancellationToken cancellation)
    {
        var found = filter.ApplyTo(db);
        if (archive.IsAsked)
        {
            var slugs = archive.Of(OrderRow.Sorts.Apply(found, filter.Sort).Select(order => order.Slug), db.Orders.Select(order => order.Slug).OrderBy(slug => slug));
            return await ArchiveAsync("orders", "order", reader.Today, slugs, PrintAsync, cancellation);
        }

        if (format is { } asked)
        {
            return new ExportResult<OrderRow>(asked, "orders", reader.Today, OrderRow.Columns, OrderRow.Query.Over(db, OrderRow.Sorts.Apply(found, filter.Sort), reader.Today).AsAsyncEnumerable());
        }

        ViewData["Contracts"] = new ContractChoices(await ContractChoice.AllAsync(db, cancellation), filter.Contract);
        var chips = await lists.OverAsync<Order, IReadOnlyList<StatusChip>>(Words, filter, "Chips", () => ChipsAsync(filter, cancellation));
        return View(await lists.ReadAsync(Words, filter, found, OrderRow.Sorts, OrderRow.Query, cancellation, chips));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        if (await OrderPage.ReadAsync(db, number, cancellation) is not { } page)
        {
            return NotFound();
        }

        var filter = ListFilter.Read<OrderFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db), OrderRow.Sorts, page.Order, cancellation)).Keep(ViewData);
        return View(page with { Timeline = await timeline.OfAsync(page, reader.Culture, cancellation) });
    }

    [HttpGet("{number}/Confirmation")]
    public async Task<IActionResult> Confirmation(string number, CancellationToken cancellation) =>
        await OrderPage.ReadAsync(db, number, cancellation) is { Acceptance: not null } page
            ? View(page is { First: { } first, Contract.PaymentArrangement: PaymentArrangement.Card } ? page with { Charge = await OrderCharge.ReadAsync(db, first.Id, cancellation) } : page)
            : NotFound();

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) =>
        await OrderPage.ReadAsync(db, number, cancellation) is { } page
            ? File(form.Print(page, reader.Culture, reader.Zone), "application/pdf", DownloadName.Of($"order-{page.Order.Slug}", "pdf"))
            : NotFound();

    private async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation) =>
        await OrderPage.ReadAsync(db, slug, cancellation) is { } page ? form.Print(page, reader.Culture, reader.Zone) : null;

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(OrderFilter filter, CancellationToken cancellation)
    {
        var counts = await filter.WithoutStatus(db).GroupBy(order => order.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Status, row => row.Count, cancellation);
        return
        [
            new StatusChip("", "All", counts.Values.Sum()),
            .. Enum.GetValues<OrderStatus>().Select(status => new StatusChip(status.ToString(), OrderRow.WordOf(status).Word, counts.GetValueOrDefault(status))),
        ];
    }
}
