using Checkout.Data.Quotes;

namespace Checkout.Web.Features.Quotes.Responses;

/// <summary>Questions about a quote, which go to the account executive.</summary>
[Route("Quotes/{number}/Questions"), Does(Deed.Change)]
public sealed class QuoteQuestionsController(CheckoutDbContext db, AskAboutQuote ask, QuoteRefusals refusals) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(Quote quote, CancellationToken cancellation) =>
        View("Ask", await PageAsync(quote, QuestionInput.For(quote, await refusals.OvertakenAsync(quote, cancellation)), cancellation));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Quote quote, QuestionInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid("Ask", await PageAsync(quote, input, cancellation));
        }

        return await AnswerAsync(
            await ask.RunAsync(Submission, quote.Slug, input.Version, input.Text.Trim(), cancellation),
            done: $"Your question is on its way. The answer comes by e-mail.",
            refused: why => refusals.PageAsync("The question was not sent", quote, cancellation, why, input.Version));
    }

    private async Task<QuoteFormPage<QuestionInput>> PageAsync(Quote quote, QuestionInput input, CancellationToken cancellation) => new(
        quote,
        await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation),
        input,
        await db.QuoteQuestions.AsNoTracking()
            .Where(question => db.Quotes.Any(version => version.Slug == quote.Slug && version.Id == question.QuoteId))
            .OrderByDescending(question => question.AskedAt).ToListAsync(cancellation));
}
