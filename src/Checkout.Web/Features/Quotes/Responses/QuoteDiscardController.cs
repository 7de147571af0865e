using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>Putting away a quote of one's own.</summary>
public sealed class QuoteDiscardController(CheckoutDbContext db, DiscardQuote discard, QuoteRefusals refusals) : CheckoutController
{
    /// <param name="version">Which one was shown.</param>
    [HttpPost("Quotes/{number}/Discard"), Submits]
    public async Task<IActionResult> Create(string number, int version, CancellationToken cancellation) =>
        await db.NewestAsync(number, cancellation) is not { } quote ? NotFound() : await AnswerAsync(
            await discard.RunAsync(Submission, number, version, cancellation),
            done: $"The quote is discarded.",
            refused: why => refusals.PageAsync("The quote was not discarded", quote, cancellation, why, version));
}
