using Checkout.Web.Documents;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>Transfers that were prepared for several invoices.</summary>
[Route("Remittances")]
public sealed class RemittancesController(CheckoutDbContext db, Reader reader, RemittancePdf pdf) : CheckoutController
{
    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await TransferPage.OfRemittanceAsync(db, number, reader.Today, cancellation) is { } page ? View("Transfer", page) : NotFound();

    [HttpGet("{number}/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) =>
        await TransferPage.OfRemittanceAsync(db, number, reader.Today, cancellation) is { } page
            ? File(pdf.Print(page, reader.Culture), "application/pdf", DownloadName.Of($"transfer-{page.Name}", "pdf"))
            : NotFound();
}
