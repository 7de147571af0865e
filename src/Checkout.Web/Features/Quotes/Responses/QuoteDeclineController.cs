using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>Turning a quote down.</summary>
[Route("Quotes/{number}/Decline"), Does(Deed.Accept)]
public sealed class QuoteDeclineController(
    CheckoutDbContext db, DeclineQuote decline, QuoteRefusals refusals, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(Quote quote, CancellationToken cancellation) =>
        quote.CanDecline(reader.Today) ? View("Decline", await PageAsync(quote, DeclineInput.For(quote), cancellation))
        : Refused(await refusals.PageAsync("This quote can’t be declined", quote, cancellation));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Quote quote, DeclineInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid("Decline", await PageAsync(quote, input, cancellation));
        }

        var reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
        return await AnswerAsync(
            await decline.RunAsync(Submission, quote.Slug, input.Version, reason, cancellation),
            done: $"{quote.Number} is declined. Your account executive has been told.",
            refused: why => refusals.PageAsync("The quote was not declined", quote, cancellation, why, input.Version));
    }

    private async Task<QuoteFormPage<DeclineInput>> PageAsync(Quote quote, DeclineInput input, CancellationToken cancellation) =>
        new(quote, await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation), input, []);
}
