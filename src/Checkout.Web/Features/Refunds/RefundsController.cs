using Checkout.Data.Collections;

namespace Checkout.Web.Features.Refunds;

/// <summary>Asking for money back that settles no invoice.</summary>
[Route("Payments/{number}/Refund"), Does(Deed.Pay)]
public sealed class RefundsController(CheckoutDbContext db, Reader reader, RequestRefund refunds) : CheckoutController
{
    private const string NotAsked = "No refund was requested";

    [HttpGet("")]
    public async Task<IActionResult> Create(Payment payment, CancellationToken cancellation)
    {
        return await RequestRefund.ObstacleAsync(db, payment, cancellation) is { } why
            ? Refused(RefusedPage.About(payment, NotAsked, why))
            : View("Ask", new RefundPage(payment,
                new RefundInput { Amount = TypedAmount.Write(payment.Unapplied.Amount, payment.Currency, reader.Culture) }));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Payment payment, RefundInput input, CancellationToken cancellation)
    {
        var amount = TypedAmount.Read(input.Amount, payment.Currency, reader.Culture);
        if (!string.IsNullOrWhiteSpace(input.Amount) && (amount is not > 0m || amount > payment.Unapplied.Amount))
        {
            Refuse(nameof(RefundInput.Amount), $"Enter an amount of at most {payment.Unapplied}.");
        }

        var page = new RefundPage(payment, input);
        return ModelState.IsValid
            ? Answer(
                await refunds.RunAsync(Submission, payment.Slug, amount!.Value, input.Reason!.Trim(), cancellation),
                done: $"We have told our billing department. We answer here and by e-mail.",
                refused: why => RefusedPage.About(payment, NotAsked, why),
                again: () => Invalid("Ask", page))
            : Invalid("Ask", page);
    }
}
