using Checkout.Data.Collections;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>How to pay one invoice, or several with one transfer, from a bank.</summary>
[Route("Invoices")]
public sealed class BankTransferController(CheckoutDbContext db, Reader reader, PrepareRemittance prepare, RemittancePdf pdf)
    : CheckoutController
{
    private const string NotPossible = "This can’t be paid with one transfer";

    [HttpGet("{number}/BankTransfer")]
    public async Task<IActionResult> Detail(Invoice invoice, CancellationToken cancellation) =>
        Remittance.Obstacle([invoice]) is { } obstacle
            ? Refused(RefusedPage.About(invoice, NotPossible, obstacle))
            : View("Transfer", await TransferPage.OfAsync(db, invoice, reader.Today, cancellation));

    [HttpGet("{number}/BankTransfer/Pdf")]
    public async Task<IActionResult> Pdf(Invoice invoice, CancellationToken cancellation) =>
        Remittance.Obstacle([invoice]) is { } obstacle
            ? Refused(RefusedPage.About(invoice, NotPossible, obstacle))
            : PdfFile(pdf.Print(await TransferPage.OfAsync(db, invoice, reader.Today, cancellation), reader.Culture),
                $"transfer-{invoice.Slug}");

    /// <param name="invoice">The slugs of the invoices.</param>
    /// <param name="pick">The same, from the ticks of the list.</param>
    [HttpGet("BankTransfer"), Does(Deed.Pay)]
    public async Task<IActionResult> Create([FromQuery] IReadOnlyList<string>? invoice, [FromQuery] IReadOnlyList<string>? pick,
        CancellationToken cancellation)
    {
        var slugs = (invoice ?? []).Concat(pick ?? []).Distinct(StringComparer.Ordinal).Take(Remittance.MaxInvoices + 1).ToList();
        var page = await PageAsync(slugs, cancellation);
        return slugs.Count == 0 ? Refused(new RefusedPage("There is nothing to pay",
            $"Select the invoices that you want to pay with one transfer in the list of invoices.")
        {
            Kind = DocumentKind.Invoice,
        })
            : page.Invoices.Count < slugs.Count ? NotFound()
            : page.Invoices is [var only] ? LocalRedirect($"~{DocumentPath.Of(DocumentKind.Invoice, only.Slug)}/BankTransfer")
            : View("Choose", page);
    }

    [HttpPost("BankTransfer"), Submits, Does(Deed.Pay)]
    public async Task<IActionResult> Create(TransferInput input, CancellationToken cancellation)
    {
        var slugs = input.Invoice.Distinct(StringComparer.Ordinal).ToList();
        return ModelState.IsValid
            ? Answer(
                await prepare.RunAsync(Submission, slugs, cancellation),
                done: null,
                refused: why => new RefusedPage(NotPossible, why) { Kind = DocumentKind.Invoice })
            : Invalid("Choose", await PageAsync(slugs, cancellation));
    }

    private async Task<TransferChoicePage> PageAsync(IReadOnlyCollection<string> slugs, CancellationToken cancellation)
    {
        var chosen = await PrepareRemittance.ChosenAsync(db.Invoices.AsNoTracking(), slugs, cancellation);
        return new TransferChoicePage(chosen, Remittance.Obstacle(chosen)?.Text(reader.Culture));
    }
}
