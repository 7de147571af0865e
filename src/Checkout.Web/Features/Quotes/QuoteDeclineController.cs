using Checkout.Data;
using Checkout.Data.Quotes;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Turning a quote down.</summary>
[Route("Quotes/{number}/Decline")]
public sealed class QuoteDeclineController(CheckoutDbContext db, CurrentMember member, QuotePosts posts, RefusedPages refusals, Reader reader) : CheckoutController
{
    private const string NotDeclined = "The quote was not declined";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        if (await QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        return quote.CanDecline(reader.Today)
            ? View("Decline", await PageAsync(quote, DeclineInput.For(quote), cancellation))
            : Conflicting(await refusals.OfAsync("This quote can’t be declined", quote, refusal: null, cancellation) with { WasSent = false });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, DeclineInput input, CancellationToken cancellation)
    {
        if (await QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid("Decline", await PageAsync(quote, input, cancellation));
        }

        var reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
        switch (await posts.DeclineAsync(member.Post(number, input.Version, input.RequestKey, HttpContext), reason, cancellation))
        {
            case QuotePostResult.Done done:
                Say($"{quote.Number} is declined. Your account executive has been told.");
                return LocalRedirect("~" + done.ResultUrl);
            case QuotePostResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case QuotePostResult.KeyReused reused:
                return Conflicting(await refusals.OfReusedKeyAsync(NotDeclined, number, reused.ResultUrl, cancellation));
            case QuotePostResult.Refused refused:
                return Conflicting(await refusals.OfAsync(NotDeclined, refused.Quote, refusal: null, cancellation));
            default:
                return NotFound();
        }
    }

    private Task<Quote?> QuoteAsync(string number, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == number).OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    private async Task<QuoteFormPage<DeclineInput>> PageAsync(Quote quote, DeclineInput input, CancellationToken cancellation) =>
        new(quote, await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation), input, []);

    private ViewResult Conflicting(QuoteRefusedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", page);
    }
}
