using Checkout.Data;
using Checkout.Data.Acceptances;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Quotes;

/// <summary>Asking a second person to accept a quote, and giving it back. Approving it is accepting it.</summary>
[Route("Quotes/{number}/Approval")]
public sealed class QuoteApprovalController(
    CheckoutDbContext db, AcceptancePages pages, RefusedPages refused, AcceptQuote acceptQuote, QuoteApprovalPosts posts, CurrentMember member, Reader reader) : CheckoutController
{
    private const string NotAsked = "Approval was not asked for";
    private const string NotReturned = "The quote was not returned";

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, AcceptanceInput input, CancellationToken cancellation)
    {
        if (await pages.QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        var page = await pages.ForAsync(quote, input, cancellation);
        if (page.Document.Snapshot is not null && page.NeedsApproval && quote.Revision == input.Version)
        {
            AcceptanceForms.Check(ModelState, page, input);
            if (!ModelState.IsValid)
            {
                return Invalid("Accept", page);
            }
        }

        switch (await acceptQuote.RunAsync(member.RequestOf(page, input, HttpContext) with { AsksApproval = true }, cancellation))
        {
            case AcceptanceResult.ApprovalRequested requested:
                Say($"Approval of {quote.Number} is asked for. {string.Join(" and ", page.Approvers)} got a mail; you get one when it is decided.");
                return LocalRedirect("~" + requested.ResultUrl);
            case AcceptanceResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case AcceptanceResult.KeyReused reused:
                return Conflicting("Refused", await refused.OfReusedKeyAsync(NotAsked, number, reused.ResultUrl, cancellation));
            case AcceptanceResult.Refused refusal:
                return Conflicting("Refused", await refused.OfAsync(NotAsked, refusal.Quote, refusal.Refusal, cancellation));
            case AcceptanceResult.OrderedAlready:
                ModelState.AddModelError(nameof(input.Anyway), AcceptanceForms.OrderedAlready);
                return Invalid("Accept", await pages.ForAsync(quote, input, cancellation));
            case AcceptanceResult.FiguresChanged changed:
                ModelState.Clear();
                return Conflicting("Accept", await pages.ForAsync(changed.Change, input, cancellation));
            default:
                return NotFound();
        }
    }

    [HttpGet("Return")]
    public async Task<IActionResult> Return(string number, CancellationToken cancellation) => await pages.QuoteAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } quote when quote.CanReturnToActive(reader.Today) && await QuoteApprovalPosts.OpenAsync(db, quote, cancellation) is { } request =>
            View("Return", PageOf(quote, request, new ApprovalReturnInput { Version = quote.Revision })),
        { } quote => Conflicting("Refused", await NotWaitingAsync("This quote can’t be returned", quote, cancellation) with { WasSent = false }),
    };

    [HttpPost("Return")]
    public async Task<IActionResult> Return(string number, ApprovalReturnInput input, CancellationToken cancellation)
    {
        if (await pages.QuoteAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        var request = await QuoteApprovalPosts.OpenAsync(db, quote, cancellation);
        if (!ModelState.IsValid && request is not null)
        {
            return Invalid("Return", PageOf(quote, request, input));
        }

        try
        {
            switch (await posts.ReturnAsync(member.Post(number, input.Version, input.RequestKey, HttpContext), input.Text, cancellation))
            {
                case QuotePostResult.Done done:
                    Say(request?.RequestedById == member.User.Id ? (Sentence)$"Your request is taken back. {quote.Number} is open again." : $"{quote.Number} is returned. {request?.RequestedBy} got a mail with your reason.");
                    return LocalRedirect("~" + done.ResultUrl);
                case QuotePostResult.Repeated repeated:
                    return LocalRedirect("~" + repeated.ResultUrl);
                case QuotePostResult.KeyReused reused:
                    return Conflicting("Refused", await refused.OfReusedKeyAsync(NotReturned, number, reused.ResultUrl, cancellation));
                case QuotePostResult.Refused refusal:
                    return Conflicting("Refused", await NotWaitingAsync(NotReturned, refusal.Quote, cancellation));
                default:
                    return NotFound();
            }
        }
        catch (RuleViolation violation) when (violation.Field is not null && request is not null)
        {
            Refuse(violation.Field, violation.Words);
            return Invalid("Return", PageOf(quote, request, input));
        }
    }

    private ApprovalReturnPage PageOf(Quote quote, QuoteApproval request, ApprovalReturnInput input) => new(quote, request, request.RequestedById == member.User.Id, input);

    private async Task<QuoteRefusedPage> NotWaitingAsync(string title, Quote quote, CancellationToken cancellation)
    {
        var page = await refused.OfAsync(title, quote, refusal: null, cancellation);
        return quote.IsAcceptableOn(reader.Today) ? page with { Sentence = $"{quote.Number} does not wait for approval." } : page;
    }

    private ViewResult Conflicting(string view, object page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, page);
    }
}
