using Checkout.Data.Collections;

namespace Checkout.Web.Features.Promises;

/// <summary>Withdrawing a promise to pay, after asking once.</summary>
[Route("Invoices/{number}/Promise/Withdrawal"), Does(Deed.Change)]
public sealed class PromiseWithdrawalController(CheckoutDbContext db, Reader reader, PromisePayment promises) : CheckoutController
{
    private const string NotWithdrawn = "There is no promise to withdraw";

    [HttpGet("")]
    public async Task<IActionResult> Ask(Invoice invoice, CancellationToken cancellation)
    {
        return InvoicePromise.Waiting(await InvoicePromise.OfAsync(db, invoice.Id, cancellation), reader.Today) is { } promise
            ? View("Withdraw", new PromiseWithdrawalPage(invoice, promise))
            : Refused(RefusedPage.About(invoice, NotWithdrawn,
                $"There is no open promise for {invoice.Number}: it was kept or withdrawn, or its day has passed."));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Invoice invoice, CancellationToken cancellation) => Answer(
        await promises.WithdrawAsync(Submission, invoice.Slug, cancellation),
        done: $"The promise for {invoice.Number} is withdrawn.",
        refused: why => RefusedPage.About(invoice, NotWithdrawn, why));
}
