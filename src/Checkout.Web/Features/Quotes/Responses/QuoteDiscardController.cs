using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>Putting away a quote of one's own.</summary>
public sealed class QuoteDiscardController(DiscardQuote discard, QuoteRefusals refusals) : CheckoutController
{
    /// <param name="version">Which one was shown.</param>
    [HttpPost("Quotes/{number}/Discard"), Submits]
    public async Task<IActionResult> Create(Quote quote, int version, CancellationToken cancellation) => await AnswerAsync(
        await discard.RunAsync(Submission, quote.Slug, version, cancellation),
        done: $"The quote is discarded.",
        refused: why => refusals.PageAsync("The quote was not discarded", quote, cancellation, why, version));
}
