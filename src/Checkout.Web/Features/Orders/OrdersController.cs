using Checkout.Data.Acceptances;
using Checkout.Web.Documents.Archive;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Home;

namespace Checkout.Web.Features.Orders;

/// <summary>All orders under the account's contracts.</summary>
[Route("Orders")]
public sealed class OrdersController(
    CheckoutDbContext db, Lists lists, Reader reader, OrderTimeline timeline, OrderFormPdf form, BusinessCalendar calendar)
    : CheckoutController
{
    private static readonly ListText Words = new("Orders", "order", "orders")
    {
        HasPdfs = true,
        SearchHint = "Number, product, purchase order or person",
        DateWord = "Placed",
        EmptyText = "An order appears here when someone in your company accepts a quote, or when we enter one for you.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] OrderFilter filter, [FromQuery] ExportFormat? format, [FromQuery] ArchiveChoice archive, CancellationToken cancellation)
    {
        if (archive.IsAsked)
        {
            var picked = lists.Picked(archive, filter, OrderRow.Sorts, db.Orders);
            return await ArchiveAsync("orders", "order", reader.Today, picked, PrintAsync, cancellation);
        }

        return format is { } asked
            ? lists.Export(asked, "orders", filter, OrderRow.Sorts, OrderRow.Query, OrderRow.Columns)
            : View(new OrderList(
                await lists.ReadAsync(Words, filter, OrderRow.Sorts, OrderRow.Query, cancellation),
                await lists.ContractsAsync(filter.Contract, cancellation)));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await OrderPage.ReadAsync(db, number, cancellation) ?? throw new NotFoundException();

        (await lists.NeighboursAsync(ListFilter.Read<OrderFilter>(list), OrderRow.Sorts, page.Order, cancellation)).Store(ViewData);
        return View(page with { Timeline = await timeline.OfAsync(page, reader.Culture, cancellation) });
    }

    [HttpGet("{number}/Confirmation")]
    public async Task<IActionResult> Confirmation(string number, CancellationToken cancellation)
    {
        if (await OrderPage.ReadAsync(db, number, cancellation) is not { Acceptance: not null } page)
        {
            return NotFound();
        }

        var overtaken = await OpenQuotes.OvertakenAsync(db, reader.Today, calendar.Zone, cancellation);
        return View(page with
        {
            Charge = page is { First: { } first, Contract.PaymentArrangement: PaymentArrangement.Card }
                ? await OrderCharge.ReadAsync(db, first.Id, cancellation) : null,
            Overtaken = [.. overtaken.Where(quote => quote.Contract is null || quote.Contract.Id == page.Contract.Id)
                .Select(OvertakenQuote.Of)],
        });
    }

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) =>
        PdfFile(await PrintAsync(number, cancellation), $"order-{number}");

    private async Task<byte[]?> PrintAsync(string slug, CancellationToken cancellation) =>
        await OrderPage.ReadAsync(db, slug, cancellation) is { } page ? form.Print(page, reader.Culture, reader.Zone) : null;
}
