using Checkout.Data.Orders;

namespace Checkout.Web.Features.Cancellations;

/// <summary>Taking an order of one's own back within the cooling-off.</summary>
[Route("Orders/{number}/Cancellation"), Does(Deed.Accept)]
public sealed class CancellationsController(
    CheckoutDbContext db, CancelOrder cancel, BuyingPolicy policy, TimeProvider clock) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await ContextAsync(number, cancellation) switch
        {
            null => NotFound(),
            { } context when CoolingOff.Refusal(context, clock.GetUtcNow()) is { } why =>
                Refused(RefusalOf("This order can’t be canceled here", context.Order, why)),
            { } context => View("Cancel", PageOf(context, new CancellationInput())),
        };

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, CancellationInput input, CancellationToken cancellation)
    {
        var context = await ContextAsync(number, cancellation) ?? throw new NotFoundException();

        if (!ModelState.IsValid && CoolingOff.Refusal(context, clock.GetUtcNow()) is null)
        {
            return Invalid("Cancel", PageOf(context, input));
        }

        var outcome = await cancel.RunAsync(Submission, number, input.Shown ?? 0m, input.Text, cancellation);
        if (outcome is CancelOrder.AmountChanged)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status409Conflict;
            var now = (await ContextAsync(number, cancellation))!;
            return View("Cancel", PageOf(now, new CancellationInput { Reason = input.Reason }) with { HasChanged = true });
        }

        return Answer(
            outcome,
            done: outcome is CancelOrder.Canceled { CreditMemos: { Count: > 0 } memos, Credited: var credited }
                ? $"Order {context.Order.Number} is canceled. {credited} is credited by {string.Join(" and ", memos)}."
                : (Sentence)$"Order {context.Order.Number} is canceled. Nothing had been invoiced.",
            refused: why => RefusalOf("The order was not canceled", context.Order, why));
    }

    private static RefusedPage RefusalOf(string title, Order order, Sentence why) =>
        RefusedPage.About(order, title, why) with { Note = $"Your account executive can help." };

    private Task<CancellationContext?> ContextAsync(string number, CancellationToken cancellation) =>
        CancelOrder.ContextAsync(db, number, policy, cancellation);

    private CancellationPage PageOf(CancellationContext context, CancellationInput input) =>
        new(context, CancelOrder.CreditsOf(context), context.Order.PlacedAt + policy.CancelWithin, input);
}
