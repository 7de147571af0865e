using Checkout.Data.Collections;

namespace Checkout.Web.Features.Refunds;

/// <summary>Withdrawing a request for money back, after asking once, until the vendor has answered it.</summary>
[Route("Payments/{number}/Refund/Withdrawal")]
public sealed class RefundWithdrawalController(CheckoutDbContext db, RequestRefund refunds) : CheckoutController
{
    private const string NotWithdrawn = "There is no request to withdraw";

    [HttpGet("")]
    public async Task<IActionResult> Ask(string number, CancellationToken cancellation) =>
        await db.Payments.BySlugAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } payment when await RequestRefund.OpenAsync(db, payment, cancellation) is { } request =>
        View("Withdraw", new RefundWithdrawalPage(payment, request)),
        { } payment => Refused(RefusedPage.About(payment, NotWithdrawn, RequestRefund.NoneOpen(payment))),
    };

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await db.Payments.BySlugAsync(number, cancellation) is { } payment
            ? Answer(
                await refunds.WithdrawAsync(Submission, number, cancellation),
                done: $"The request is withdrawn, and our billing department knows. The money stays yours to apply.",
                refused: why => RefusedPage.About(payment, NotWithdrawn, why))
            : NotFound();
}
