using Checkout.Data.Collections;

namespace Checkout.Web.Features.Refunds;

/// <summary>Withdrawing a request for money back, after asking once, until the vendor has answered it.</summary>
[Route("Payments/{number}/Refund/Withdrawal"), Does(Deed.Pay)]
public sealed class RefundWithdrawalController(CheckoutDbContext db, RequestRefund refunds) : CheckoutController
{
    private const string NotWithdrawn = "There is no request to withdraw";

    [HttpGet("")]
    public async Task<IActionResult> Ask(Payment payment, CancellationToken cancellation) =>
        await RequestRefund.OpenAsync(db, payment, cancellation) is { } request
            ? View("Withdraw", new RefundWithdrawalPage(payment, request))
            : Refused(RefusedPage.About(payment, NotWithdrawn, RequestRefund.NoneOpen(payment)));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Payment payment, CancellationToken cancellation) => Answer(
        await refunds.WithdrawAsync(Submission, payment.Slug, cancellation),
        done: $"The request is withdrawn, and we have told our billing department. The money stays yours to apply.",
        refused: why => RefusedPage.About(payment, NotWithdrawn, why));
}
