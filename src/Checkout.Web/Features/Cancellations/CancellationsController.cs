using Checkout.Domain;
using Checkout.Data;
using Checkout.Data.Orders;
using Checkout.Domain.Buying;
using Checkout.Domain.Orders;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Cancellations;

/// <summary>Taking an order of one's own back within the cooling-off.</summary>
[Route("Orders/{number}/Cancellation")]
public sealed class CancellationsController(CheckoutDbContext db, CurrentMember member, CancelOrder cancel, BuyingPolicy policy, TimeProvider clock, Reader reader) : CheckoutController
{
    private const string NotCanceled = "The order was not canceled";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await ContextAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } context when CoolingOff.Refusal(context, clock.GetUtcNow()) is { } refusal => Conflicting("This order can’t be canceled here", refusal.ToString(), context.Order),
        { } context => View("Cancel", PageOf(context, new CancellationInput(), change: null)),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, CancellationInput input, CancellationToken cancellation)
    {
        if (await ContextAsync(number, cancellation) is not { } context)
        {
            return NotFound();
        }

        if (!ModelState.IsValid && CoolingOff.Refusal(context, clock.GetUtcNow()) is null)
        {
            return Invalid("Cancel", PageOf(context, input, change: null));
        }

        var post = new CancellationPost(
            member.Account.Id, number, input.Shown ?? 0m, input.Text, input.RequestKey, member.User.Id, member.User.Name, member.User.Email, HttpContext.Connection.RemoteIpAddress?.ToString());
        switch (await cancel.RunAsync(post, cancellation))
        {
            case CancellationResult.Done done:
                Say(done.CreditMemos.Count == 0
                    ? (Sentence)$"Order {context.Order.Number} is canceled. Nothing had been invoiced."
                    : $"Order {context.Order.Number} is canceled. {MoneyText.Of(done.Credited, reader.Culture)} is credited by {string.Join(" and ", done.CreditMemos)}.");
                return LocalRedirect("~" + done.ResultUrl);
            case CancellationResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case CancellationResult.KeyReused:
                return Conflicting(NotCanceled, "This form was already sent once with other words, and those count.", context.Order);
            case CancellationResult.Refused refused:
                return Conflicting(NotCanceled, refused.Sentence, context.Order);
            case CancellationResult.AmountChanged:
                ModelState.Clear();
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Cancel", PageOf((await ContextAsync(number, cancellation))!, new CancellationInput { Reason = input.Reason }, "Something was invoiced since you opened this page, so another amount is credited. Nothing has been canceled; look again."));
            default:
                return NotFound();
        }
    }

    private Task<CancellationContext?> ContextAsync(string number, CancellationToken cancellation) => CancelOrder.ContextAsync(db, number, policy, cancellation);

    private CancellationPage PageOf(CancellationContext context, CancellationInput input, string? change) =>
        new(context, CancelOrder.CreditsOf(context), context.Order.PlacedAt + policy.CancelWithin, input, change);

    private ViewResult Conflicting(string title, string sentence, Order order)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new CancellationRefusedPage(title, sentence, order.Number, order.Slug));
    }
}
