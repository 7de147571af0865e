using Checkout.Data.Payments.Simulated;
using Checkout.Web.Features.Payments;

namespace Checkout.Web.Features.SimulatedGateway;

/// <summary>The page that a provider would host: it takes the card numbers of the simulation, and no others.</summary>
[Route("SimulatedGateway/{reference}"), Does(Deed.Pay)]
public sealed class SimulatedGatewayController(Data.Payments.Simulated.SimulatedGateway gateway, CardPayments cards, CurrentMember member)
    : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string reference, CancellationToken cancellation) =>
        await FindAsync(reference, cancellation) is { } payment ? View("Page", new SimulatedGatewayPage(payment, new SimulatedCardInput()))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(string reference, SimulatedCardInput input, CancellationToken cancellation)
    {
        var payment = await FindAsync(reference, cancellation) ?? throw new NotFoundException();
        var page = new SimulatedGatewayPage(payment, input);
        if (!ModelState.IsValid)
        {
            return Invalid("Page", page);
        }

        var card = SimulatedCard.Find(input.Card)!;
        var expiry = input.Expiry.Split('/', StringSplitOptions.TrimEntries);
        var (month, year) = (int.Parse(expiry[0], CultureInfo.InvariantCulture), 2000 + int.Parse(expiry[1], CultureInfo.InvariantCulture));
        switch (await gateway.SubmitAsync(reference, card, month, year, input.Confirmed, CancellationToken.None))
        {
            case SimulatedAnswer.Paid:
                return LocalRedirect("~" + payment.ReturnUrl);
            case SimulatedAnswer.TimedOut:
                Response.StatusCode = StatusCodes.Status504GatewayTimeout;
                return View("Page", page with { TimedOut = true });
            case SimulatedAnswer.NeedsConfirmation:
                ModelState.Clear();
                return View("Page", page with { AsksForConfirmation = true });
            case SimulatedAnswer.Declined:
                var code = card.Behavior is SimulatedBehavior.HasNoMoney ? "insufficient_funds" : "card_declined";
                return Invalid("Page", page with { Refusal = FailureWords.Of(code).Why });
            case SimulatedAnswer.Expired:
                return Invalid("Page", page with { Refusal = FailureWords.Of("expired_card").Why });
            default:
                return View("Page", new SimulatedGatewayPage(await FindAsync(reference, cancellation) ?? payment, input));
        }
    }

    private async Task<SimulatedPayment?> FindAsync(string reference, CancellationToken cancellation) =>
        cards.AreSimulated ? await gateway.PageAsync(member.Account.Id, reference, cancellation) : null;
}
