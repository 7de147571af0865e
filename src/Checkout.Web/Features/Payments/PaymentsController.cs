using Checkout.Web.Documents;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Payments;

/// <summary>All payments made on invoices received.</summary>
[Route("Payments")]
public sealed class PaymentsController(CheckoutDbContext db, Lists lists, Reader reader) : CheckoutController
{
    private static readonly ListText Words = new("Payments", "payment", "payments")
    {
        SearchHint = "Number, reference or invoice",
        DateWord = "Received",
        StatusHint = "“Unapplied” is money that we received but have not applied to an invoice yet. It stays yours.",
        EmptyText = "A payment appears here when we receive money for one of your invoices, or when a payment does not go through.",
    };

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] PaymentFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation) =>
        format is { } asked
            ? lists.Export(asked, "payments", filter, PaymentRow.Sorts, PaymentRow.Query, PaymentRow.Columns)
            : View(await lists.ReadAsync(Words, filter, PaymentRow.Sorts, PaymentRow.Query, cancellation));

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(Payment payment, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await PaymentPage.ReadAsync(db, payment, reader.Today, cancellation);
        (await lists.NeighboursAsync(ListFilter.Read<PaymentFilter>(list), PaymentRow.Sorts, payment, cancellation)).Store(ViewData);
        return View(page with
        {
            Meant = payment.Status is not PaymentStatus.Failed ? [] : await db.PaymentAttempts
                .Where(attempt => attempt.PaymentId == payment.Id).SelectMany(attempt => attempt.Parts).OrderBy(part => part.Position)
                .Select(part => new SettledInvoice(part.InvoiceNumber, part.InvoiceSlug)).ToListAsync(cancellation),
        });
    }

    /// <summary>The money that was received as a document.</summary>
    [HttpGet("{number}/Receipt")]
    public async Task<IActionResult> Receipt(Payment payment, [FromServices] PaymentReceiptPdf pdf, CancellationToken cancellation)
    {
        RuleViolation.ThrowIf(!PaymentReceiptPdf.IsFor(payment.Status),
            $"There is no receipt for {payment.Number}: we hold no money of it. It is "
                + $"{PaymentWords.Of(payment.Status).Word.ToLowerInvariant()}.");

        return File(pdf.Print(await Payments.Receipt.ReadAsync(db, payment, reader.Today, cancellation), reader.Culture),
            "application/pdf", DownloadName.Of($"receipt-{payment.Slug}", "pdf"));
    }
}
