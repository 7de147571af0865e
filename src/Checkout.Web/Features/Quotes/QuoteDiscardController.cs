using Checkout.Data;
using Checkout.Data.Buying;
using Checkout.Data.Quotes;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Quotes;

/// <summary>Putting away a quote of one's own.</summary>
public sealed class QuoteDiscardController(CheckoutDbContext db, CurrentMember member, OwnQuotes quotes, RefusedPages refusals) : CheckoutController
{
    private const string NotDiscarded = "The quote was not discarded";

    [HttpPost("Quotes/{number}/Discard")]
    public async Task<IActionResult> Create(string number, DiscardInput input, CancellationToken cancellation)
    {
        if (!await db.Quotes.Newest().AnyAsync(row => row.Slug == number, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        switch (await quotes.DiscardAsync(member.Post(number, input.Version, input.RequestKey, HttpContext), cancellation))
        {
            case QuotePostResult.Done done:
                Say($"The quote is discarded.");
                return LocalRedirect("~" + done.ResultUrl);
            case QuotePostResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case QuotePostResult.KeyReused reused:
                return Conflicting(await refusals.OfReusedKeyAsync(NotDiscarded, number, reused.ResultUrl, cancellation));
            case QuotePostResult.Refused refused:
                return Conflicting(await refusals.OfAsync(NotDiscarded, refused.Quote, refusal: null, cancellation));
            default:
                // A quote that the account executive made is declined, not discarded.
                return NotFound();
        }
    }

    private ViewResult Conflicting(QuoteRefusedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", page);
    }
}
