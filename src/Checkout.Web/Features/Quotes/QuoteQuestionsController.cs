using Checkout.Data;
using Checkout.Data.Quotes;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Questions about a quote, which go to the account executive.</summary>
[Route("Quotes/{number}/Questions")]
public sealed class QuoteQuestionsController(CheckoutDbContext db, CurrentMember member, QuotePosts posts, RefusedPages refusals) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) =>
        await QuoteAsync(number, cancellation) is { } quote
            ? View("Ask", await PageAsync(quote, QuestionInput.For(quote), cancellation))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, QuestionInput input, CancellationToken cancellation)
    {
        if (await QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Ask", await PageAsync(quote, input, cancellation));
        }

        switch (await posts.AskAsync(member.Post(number, input.Version, input.RequestKey, HttpContext), input.Text.Trim(), cancellation))
        {
            case QuotePostResult.Done done:
                Say($"Your question is on its way. The answer comes by e-mail.");
                return LocalRedirect("~" + done.ResultUrl);
            case QuotePostResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case QuotePostResult.KeyReused reused:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Refused", await refusals.OfReusedKeyAsync("The question was not sent", number, reused.ResultUrl, cancellation));
            default:
                return NotFound();
        }
    }

    private Task<Quote?> QuoteAsync(string number, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Where(row => row.Slug == number).OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    private async Task<QuoteFormPage<QuestionInput>> PageAsync(Quote quote, QuestionInput input, CancellationToken cancellation) => new(
        quote,
        await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation),
        input,
        await db.QuoteQuestions.AsNoTracking()
            .Where(question => db.Quotes.Any(version => version.Slug == quote.Slug && version.Id == question.QuoteId))
            .OrderByDescending(question => question.AskedAt).ToListAsync(cancellation));
}
