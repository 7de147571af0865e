using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Payments;
using Checkout.Web.Documents;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Payments;

/// <summary>All payments made on invoices received.</summary>
[Route("Payments")]
public sealed class PaymentsController(CheckoutDbContext db, Lists lists, Reader reader) : CheckoutController
{
    private static readonly ListText Words = new("Payments", "payment", "payments")
    {
        SearchHint = "Number, reference or invoice",
        DateWord = "Received",
        StatusHint = "“Unapplied” overlaps with the others: it is money that we received and that settles no invoice yet. It stays yours.",
        EmptyText = "A payment appears here when we receive money for one of your invoices, or when a payment did not go through.",
    };

    [HttpGet(""), Remembered]
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

        var applied = await AppliedAmount.ReadAsync(db, allocation => allocation.PaymentId == payment.Id, payment.Currency, reader.Today, cancellation);
        var filter = ListFilter.Read<PaymentFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db), PaymentRow.Sorts, payment, cancellation)).Keep(ViewData);
        return View(new PaymentPage(payment, applied)
        {
            Requests = await db.RefundRequests.AsNoTracking().Where(request => request.PaymentId == payment.Id).OrderByDescending(request => request.RequestedAt).ToListAsync(cancellation),
        });
    }

    /// <summary>The money that was received as a document.</summary>
    [HttpGet("{number}/Receipt")]
    public async Task<IActionResult> Receipt(string number, [FromServices] PaymentReceiptPdf pdf, CancellationToken cancellation)
    {
        var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == number, cancellation);
        if (payment is null)
        {
            return NotFound();
        }

        if (!PaymentReceiptPdf.IsFor(payment.Status))
        {
            throw new RuleViolation($"There is no receipt for {payment.Number}: we hold no money of it. It is {PaymentWords.Of(payment.Status).Word.ToLowerInvariant()}.");
        }

        return File(pdf.Print(await Payments.Receipt.ReadAsync(db, payment, reader.Today, cancellation), reader.Culture), "application/pdf", DownloadName.Of($"receipt-{payment.Slug}", "pdf"));
    }

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(PaymentFilter filter, CancellationToken cancellation)
    {
        var counts = await filter.WithoutStatus(db)
            .GroupBy(payment => new { payment.Status, Left = payment.Amount > payment.AllocatedAmount + payment.RefundedAmount })
            .Select(group => new { group.Key.Status, group.Key.Left, Count = group.Count() })
            .ToListAsync(cancellation);
        int CountOf(PaymentStatus status) => counts.Where(row => row.Status == status).Sum(row => row.Count);
        return
        [
            new StatusChip("", "All", counts.Sum(row => row.Count)),
            .. Enum.GetValues<PaymentStatus>().Where(status => status is PaymentStatus.Succeeded or PaymentStatus.Failed || CountOf(status) > 0)
                .Select(status => new StatusChip(status.ToString(), PaymentWords.Of(status).Word, CountOf(status))),
            new StatusChip(PaymentFilter.Unapplied, "Unapplied", counts.Where(row => row is { Left: true, Status: PaymentStatus.Succeeded or PaymentStatus.PartiallyRefunded }).Sum(row => row.Count)),
        ];
    }
}

/// <summary>Everything that a payment's page shows.</summary>
public sealed record PaymentPage(Payment Payment, IReadOnlyList<AppliedAmount> Applied)
{
    /// <summary>Who asked for money of it back, the newest first; only for the page.</summary>
    public IReadOnlyList<RefundRequest> Requests { get; init; } = [];

    public bool CanAskBack => Payment.CanRefund && !Requests.Any(request => request.CanAnswer);

    public Money Allocated => new(Payment.AllocatedAmount, Payment.Currency);

    public Money Refunded => new(Payment.RefundedAmount, Payment.Currency);
}
