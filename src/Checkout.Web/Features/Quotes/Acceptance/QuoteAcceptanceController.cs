using Checkout.Data.Acceptances;
using Checkout.Web.Features.Payments.Paying;

namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>The decision to accept a quote, and the acceptance itself; or, where it takes two people, asking the second one.</summary>
[Route("Quotes/{number}"), Does(Deed.Accept)]
public sealed class QuoteAcceptanceController(
    AcceptancePages pages, QuoteRefusals refusals, AcceptQuote accept, ChargeAccepted charge) : CheckoutController
{
    [HttpGet("Acceptance")]
    public async Task<IActionResult> Create(Quote quote, CancellationToken cancellation)
    {
        var why = await refusals.WhyAsync(quote, cancellation);
        var page = why is null ? await pages.ForAsync(quote, input: null, cancellation) : null;
        return (why ?? page?.Document.Problem) is { } problem
            ? Refused(await refusals.PageAsync("This quote can’t be accepted", quote, cancellation, problem))
            : View("Accept", page);
    }

    [HttpPost("Acceptance"), Submits]
    public Task<IActionResult> Create(Quote quote, AcceptanceInput input, CancellationToken cancellation) =>
        SendAsync(quote, input, asks: false, "The quote was not accepted", cancellation);

    [HttpPost("Approval"), Submits]
    public Task<IActionResult> Ask(Quote quote, AcceptanceInput input, CancellationToken cancellation) =>
        SendAsync(quote, input, asks: true, "No approval was requested", cancellation);

    private async Task<IActionResult> SendAsync(
        Quote quote, AcceptanceInput input, bool asks, string nothing, CancellationToken cancellation)
    {
        var page = await pages.ForAsync(quote, input, cancellation);
        if (!Check(page, input, asks))
        {
            return Invalid("Accept", page);
        }

        var outcome = asks
            ? await accept.AskAsync(Submission, input.TermsOf(quote.Slug), cancellation)
            : await accept.RunAsync(Submission, input.TermsOf(quote.Slug), cancellation);
        if (outcome is AcceptQuote.FiguresChanged changed)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Accept", await pages.ForAsync(changed.Now, input, cancellation));
        }

        if (outcome is AcceptQuote.Accepted accepted)
        {
            await charge.RunAsync(accepted.OrderSlug, Submission.IpAddress);
        }

        // Read again, so that the page names what a colleague ordered meanwhile.
        var again = outcome is Outcome.Refused { Field: not null } ? await pages.ForAsync(quote, input, cancellation) : null;
        var asked = $"{string.Join(" and ", page.Approvers)} got an e-mail; you get one when it is decided.";
        return await AnswerAsync(
            outcome,
            done: asks ? (Sentence)$"We have asked for approval of {quote.Number}. {asked}" : null,
            refused: why => refusals.PageAsync(nothing, quote, cancellation, why, input.Version),
            again: again is null ? null : () => Invalid("Accept", again));
    }

    /// <summary>What only the page knows to be wrong; shapes are the validator’s.</summary>
    private bool Check(AcceptancePage page, AcceptanceInput input, bool asks)
    {
        // What can’t be accepted any more is not asked about its form: the transaction says why.
        if (page.Document.Snapshot is null || page.Quote.Revision != input.Version || (asks && !page.NeedsApproval))
        {
            return true;
        }

        if (page.IsNewBusiness && page.Request is null && input.BillTo is null)
        {
            ModelState.AddModelError("BillTo.Name", "Enter the billing address.");
        }

        if (page.NeedsPoNumber && string.IsNullOrWhiteSpace(input.PoNumber))
        {
            ModelState.AddModelError(nameof(input.PoNumber), "Enter a purchase order number. Your company requires one on every order.");
        }

        if (input.Payment is { } shown && shown != page.Document.PaymentArrangement)
        {
            ModelState.AddModelError("", "The payment method has changed since you opened this page. Please review it, then order.");
        }

        return ModelState.IsValid;
    }
}
