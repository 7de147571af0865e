using Checkout.Data;
using Checkout.Domain.Payments;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Refunds;

/// <summary>Withdrawing a request for money back, after asking once, until the vendor has answered it.</summary>
[Route("Payments/{number}/Refund/Withdrawal")]
public sealed class RefundWithdrawalController(CheckoutDbContext db, CurrentMember member, RequestRefund refunds) : CheckoutController
{
    private const string NotWithdrawn = "There is no request to withdraw";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        (var payment, null) => Impossible(NotWithdrawn, [$"No request for money of {payment.Number} is open: it was answered or withdrawn."]),
        (var payment, { } request) => View("Withdraw", new RefundWithdrawalPage(payment, request)),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, RefundWithdrawalInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not var (payment, open))
        {
            return NotFound();
        }

        if (!ModelState.IsValid && open is not null)
        {
            return Invalid("Withdraw", new RefundWithdrawalPage(payment, open));
        }

        switch (await refunds.WithdrawAsync(MemberForm.Of(member, number, input.RequestKey, HttpContext), cancellation))
        {
            case FormResult.Done done:
                Say($"The request is withdrawn, and our billing department knows. The money stays yours to apply.");
                return LocalRedirect("~" + done.ResultUrl);
            case FormResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case FormResult.Refused refused:
                return Impossible(NotWithdrawn, [refused.Sentence]);
            case FormResult.KeyReused:
                return Impossible(NotWithdrawn, ["This form was sent once before."]);
            default:
                return NotFound();
        }
    }

    private async Task<(Payment Payment, RefundRequest? Request)?> FindAsync(string slug, CancellationToken cancellation) =>
        await db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation) is { } payment
            ? (payment, await db.RefundRequests.AsNoTracking().SingleOrDefaultAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open, cancellation))
            : null;
}
