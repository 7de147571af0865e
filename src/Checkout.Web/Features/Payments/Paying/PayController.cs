using Checkout.Data.Payments;

namespace Checkout.Web.Features.Payments.Paying;

/// <summary>Paying invoices: one, several, or a part, by the gateway’s page or a method on file, with credits used first.</summary>
[Route("Pay"), Does(Deed.Pay)]
public sealed class PayController(PayPages pages, StartPayment start, TakePayment take, PayLinks links, CardPayments cards, Reader reader,
    CurrentMember member) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create([FromQuery] PayAsked asked, CancellationToken cancellation) =>
        !cards.AreTaken ? View("Off")
        : await pages.AskedAsync(asked, cancellation) is { } page ? View("Pay", page)
        : View("Settled");

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(PayInput input, CancellationToken cancellation)
    {
        if (!cards.AreTaken)
        {
            return View("Off");
        }

        if (input.Recalculate)
        {
            return LocalRedirect("~/Pay" + input.ToQuery());
        }

        if (await pages.PostedAsync(input, cancellation) is not { } page)
        {
            return Refused(RefusalOf($"What you wanted to pay is settled already."));
        }

        if (page.Gone is { } gone)
        {
            return Refused(RefusalOf(gone));
        }

        Refuse(page.Errors(input));
        if (!ModelState.IsValid)
        {
            return Invalid("Pay", page);
        }

        return page.Charge.Amount == Splits.Hidden(input.Charge)
            ? await AnswerAsync(await start.RunAsync(Submission, pages.TermsOf(page, input), cancellation), page)
            : Invalid("Pay",
                page with { Change = "You changed the amounts, so nothing has been paid yet. Please review the total, then pay." });
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, PayPage page) => outcome switch
    {
        StartPayment.Started { Attempt: var attempt } when await take.BeginAsync(attempt, links.Of(attempt.Number)) is { } url =>
            ToGateway(url),
        StartPayment.Held { Attempt: var attempt } held => Refused(RefusalOf(
            $"{PayHold.Of(attempt).Words(member)} {held.Invoice} at this moment. If that is not finished, the invoice can be paid again "
            + $"from {Time(attempt.ExpiresAt)}.",
            new RefusedLink("See that payment", $"/Pay/{attempt.Number}"))),
        _ => Answer(
            outcome,
            done: outcome is StartPayment.Covered { Invoices: var invoices }
                ? (Sentence)$"{page.Credited} of your credits now settles {string.Join(", ", invoices)}. Nothing was charged."
                : null,
            refused: why => RefusalOf(why),
            again: () => Invalid("Pay", page)),
    };

    private string Time(DateTimeOffset instant) => DateText.Time(instant, reader.Zone, reader.Culture);

    private static RefusedPage RefusalOf(Sentence why, params RefusedLink[] links) => new("Nothing was paid", why)
    {
        Kind = DocumentKind.Invoice,
        Links = [.. links, new RefusedLink("See what is open now", "/Pay"), new RefusedLink("See payments", "/Payments")],
    };
}
