using Checkout.Data.Acceptances;

namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>Giving back a quote that waits for approval. Approving it is accepting it.</summary>
[Route("Quotes/{number}/Approval/Return"), Does(Deed.Accept)]
public sealed class QuoteReturnController(CheckoutDbContext db, QuoteRefusals refusals, ReturnQuote giveBack, CurrentMember member,
    BusinessCalendar calendar, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Return(Quote quote, CancellationToken cancellation)
    {
        if (quote.CanReturnToActive(reader.Today) && await ReturnQuote.OpenAsync(db, quote, cancellation) is { } request)
        {
            return View("Return", PageOf(quote, request, new ApprovalReturnInput { Version = quote.Revision }));
        }

        var why = ReturnQuote.WhyNot(quote, reader.Today, calendar.Zone);
        return Refused(await refusals.PageAsync("This quote can’t be returned", quote, cancellation, why));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Return(Quote quote, ApprovalReturnInput input, CancellationToken cancellation)
    {
        var page = await ReturnQuote.OpenAsync(db, quote, cancellation) is { } request ? PageOf(quote, request, input) : null;
        if (!ModelState.IsValid && page is not null)
        {
            return Invalid("Return", page);
        }

        return await AnswerAsync(
            await giveBack.RunAsync(Submission, quote.Slug, input.Version, input.Text, cancellation),
            done: page is { IsOwn: false }
                ? $"{quote.Number} is returned. {page.Request.RequestedBy} got an e-mail with your reason."
                : (Sentence)$"Your request is withdrawn. {quote.Number} is open again.",
            refused: why => refusals.PageAsync("The quote was not returned", quote, cancellation, why, input.Version),
            again: page is null ? null : () => Invalid("Return", page));
    }

    private ApprovalReturnPage PageOf(Quote quote, QuoteApproval request, ApprovalReturnInput input) =>
        new(quote, request, request.RequestedById == member.User.Id, input);
}
