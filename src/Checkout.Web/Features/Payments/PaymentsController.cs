using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Checkout.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Payments;

/// <summary>All payments made on invoices received.</summary>
[Route("Payments")]
public sealed class PaymentsController(CheckoutDbContext db, Lists lists, Reader reader) : CheckoutController
{
    private static readonly ListText Words = new("Payments", "payment", "payments")
    {
        SearchHint = "Number or reference",
        DateWord = "Received",
        EmptyText = "A payment appears here when we receive money for one of your invoices, or when a payment did not go through.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] PaymentFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var found = filter.ApplyTo(db);
        if (format is { } asked)
        {
            return new ExportResult<PaymentRow>(asked, "payments", reader.Today, PaymentRow.Columns, PaymentRow.Query.Over(db, PaymentRow.Sorts.Apply(found, filter.Sort), reader.Today).AsAsyncEnumerable());
        }

        var chips = await lists.OverAsync<Payment, IReadOnlyList<StatusChip>>(Words, filter, "Chips", () => ChipsAsync(filter, cancellation));
        return View(await lists.ReadAsync(Words, filter, found, PaymentRow.Sorts, PaymentRow.Query, cancellation, chips));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == number, cancellation);
        if (payment is null)
        {
            return NotFound();
        }

        var applied = await AppliedAmount.ReadAsync(db, allocation => allocation.PaymentId == payment.Id, payment.Currency, cancellation);
        var filter = ListFilter.Read<PaymentFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db), PaymentRow.Sorts, payment, cancellation)).Keep(ViewData);
        return View(new PaymentPage(payment, applied));
    }

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(PaymentFilter filter, CancellationToken cancellation)
    {
        var counts = await filter.WithoutStatus(db).GroupBy(payment => payment.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Status, row => row.Count, cancellation);
        return
        [
            new StatusChip("", "All", counts.Values.Sum()),
            .. Enum.GetValues<PaymentStatus>().Where(status => status is PaymentStatus.Succeeded or PaymentStatus.Failed || counts.ContainsKey(status))
                .Select(status => new StatusChip(status.ToString(), PaymentWords.Of(status).Word, counts.GetValueOrDefault(status))),
        ];
    }
}

/// <summary>Everything that a payment's page shows.</summary>
public sealed record PaymentPage(Payment Payment, IReadOnlyList<AppliedAmount> Applied)
{
    public Money Allocated => new(Payment.AllocatedAmount, Payment.Currency);

    public Money Refunded => new(Payment.RefundedAmount, Payment.Currency);
}
