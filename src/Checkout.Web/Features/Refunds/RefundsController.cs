using Checkout.Data;
using Checkout.Domain.Payments;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Refunds;

/// <summary>Asking for money back that settles no invoice.</summary>
[Route("Payments/{number}/Refund")]
public sealed class RefundsController(CheckoutDbContext db, CurrentMember member, Reader reader, RequestRefund refunds) : CheckoutController
{
    private const string NotAsked = "The money was not asked back";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        { CanRefund: false } payment => Impossible(NotAsked, [$"Nothing of {payment.Number} is unapplied. What settles an invoice can’t be asked back; dispute the invoice instead."]),
        { } payment when await IsAskedAsync(payment, cancellation) => Impossible(NotAsked, [$"Money of {payment.Number} was asked back already; our billing department is looking into it."]),
        { } payment => View("Ask", new RefundPage(payment, new RefundInput { Amount = TypedAmount.Write(payment.Unapplied.Amount, payment.Currency, reader.Culture) })),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, RefundInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } payment)
        {
            return NotFound();
        }

        var amount = TypedAmount.Read(input.Amount, payment.Currency, reader.Culture);
        if (!string.IsNullOrWhiteSpace(input.Amount) && (amount is not > 0m || amount > payment.Unapplied.Amount))
        {
            ModelState.AddModelError(nameof(RefundInput.Amount), $"Enter an amount of at most {MoneyText.Of(payment.Unapplied, reader.Culture)}.");
        }

        if (!ModelState.IsValid || amount is null)
        {
            // A repeated form finds less than it asked for.
            return input.RequestKey != Guid.Empty && await db.RequestRecords.SingleOrDefaultAsync(record => record.Key == input.RequestKey, cancellation) is { } before
                ? LocalRedirect("~" + before.ResultUrl)
                : Invalid("Ask", new RefundPage(payment, input));
        }

        switch (await refunds.RunAsync(MemberForm.Of(member, number, input.RequestKey, HttpContext), amount.Value, input.Reason!.Trim(), cancellation))
        {
            case FormResult.Done done:
                Say($"We have told our billing department. The answer comes here and by mail.");
                return LocalRedirect("~" + done.ResultUrl);
            case FormResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case FormResult.Refused refused:
                return Impossible(NotAsked, [refused.Sentence]);
            case FormResult.KeyReused:
                return Impossible(NotAsked, ["This form was sent once with another amount or reason, and those count."]);
            default:
                return NotFound();
        }
    }

    private Task<Payment?> FindAsync(string slug, CancellationToken cancellation) => db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);

    private Task<bool> IsAskedAsync(Payment payment, CancellationToken cancellation) =>
        db.RefundRequests.AnyAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Open, cancellation);
}
