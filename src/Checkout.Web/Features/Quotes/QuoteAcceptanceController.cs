using Checkout.Data.Acceptances;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Paying;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Quotes;

/// <summary>The decision to accept a quote, and the acceptance itself.</summary>
[Route("Quotes/{number}/Acceptance")]
public sealed class QuoteAcceptanceController(
    AcceptancePages pages, QuoteRefusal refusals, RefusedPages refused, AcceptQuote acceptQuote, CurrentMember member, Reader reader, ChargeAccepted charge) : CheckoutController
{
    private const string NotAccepted = "The quote was not accepted";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        if (await pages.QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        if (await refusals.OfAsync(quote, reader.Today, cancellation) is { } refusal)
        {
            return Conflicting("Refused", await refused.OfAsync("This quote can’t be accepted", quote, refusal, cancellation) with { WasSent = false });
        }

        var page = await pages.ForAsync(quote, input: null, cancellation);
        return page.Document.Problem is { } problem ? throw new RuleViolation(Sentence.Plain(problem)) : View("Accept", page);
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, AcceptanceInput input, CancellationToken cancellation)
    {
        if (await pages.QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        // A quote that can't be accepted any more is not asked about its form.
        var page = await pages.ForAsync(quote, input, cancellation);
        if (page.Document.Snapshot is not null && quote.Revision == input.Version)
        {
            AcceptanceForms.Check(ModelState, page, input);
            if (!ModelState.IsValid)
            {
                return Invalid("Accept", page);
            }
        }

        try
        {
            return await AnswerAsync(number, input, await acceptQuote.RunAsync(member.RequestOf(page, input, HttpContext), cancellation), cancellation);
        }
        catch (RuleViolation violation) when (violation.Field is not null)
        {
            Refuse(violation.Field, violation.Words);
            return Invalid("Accept", page);
        }
    }

    private async Task<IActionResult> AnswerAsync(string number, AcceptanceInput input, AcceptanceResult result, CancellationToken cancellation)
    {
        switch (result)
        {
            case AcceptanceResult.Accepted accepted:
                await charge.RunAsync(accepted.OrderSlug, HttpContext.Connection.RemoteIpAddress?.ToString());
                return LocalRedirect("~" + accepted.ResultUrl);
            case AcceptanceResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case AcceptanceResult.KeyReused reused:
                return Conflicting("Refused", await refused.OfReusedKeyAsync(NotAccepted, number, reused.ResultUrl, cancellation));
            case AcceptanceResult.Refused refusal:
                return Conflicting("Refused", await refused.OfAsync(NotAccepted, refusal.Quote, refusal.Refusal, cancellation));
            case AcceptanceResult.OrderedAlready:
                // Read again, so that the page names what was ordered meanwhile.
                ModelState.AddModelError(nameof(input.Anyway), AcceptanceForms.OrderedAlready);
                return Invalid("Accept", await pages.ForAsync((await pages.QuoteAsync(number, cancellation))!, input, cancellation));
            case AcceptanceResult.FiguresChanged changed:
                ModelState.Clear();
                return Conflicting("Accept", await pages.ForAsync(changed.Change, input, cancellation));
            default:
                return NotFound();
        }
    }

    private ViewResult Conflicting(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, page);
    }
}
