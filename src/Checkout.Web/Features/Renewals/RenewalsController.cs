using Checkout.Data.Buying;
using Checkout.Domain.Buying;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Renewals;

/// <summary>A contract's next term, made into a quote of one's own.</summary>
[Route("Contracts/{number}/Renewal")]
public sealed class RenewalsController(RenewalPages pages, OwnRenewals renewals, RefusedPages refused, CurrentMember member, Reader reader) : CheckoutController
{
    private const string NotSaved = "The renewal was not saved";

    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        var context = await pages.ContextAsync(number, cancellation);
        return context.Contract is null ? NotFound()
            : RenewalPricing.Refusal(context.Contract, context.Policy, context.Today) is { } refusal ? Conflicting("The renewal is not offered here", refusal.Text(reader.Culture), context)
            : View("Renew", await pages.ForAsync(context, input: null, cancellation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, RenewalInput input, CancellationToken cancellation)
    {
        var context = await pages.ContextAsync(number, cancellation);
        if (context.Contract is null)
        {
            return NotFound();
        }

        if (RenewalPricing.Refusal(context.Contract, context.Policy, context.Today) is { } refusal)
        {
            return Conflicting(NotSaved, refusal.Text(reader.Culture), context);
        }

        var page = await pages.ForAsync(context, input, cancellation);
        if (input.Do == "prices" && ModelState.IsValid)
        {
            return page.HasProblems ? Invalid("Renew", page) : View("Renew", page);
        }

        if (!ModelState.IsValid || page.HasProblems)
        {
            return Invalid("Renew", page);
        }

        var post = new OwnQuotePost(
            member.Account.Id, input.RequestKey, member.User.Id, member.User.Name, member.User.Email, HttpContext.Connection.RemoteIpAddress?.ToString(),
            number, StartsOn: null, pages.PickedOf(page), input.Quote is { Length: > 0 } quote ? (quote, input.Version ?? 0) : null);
        switch (await renewals.SaveAsync(post, cancellation))
        {
            case OwnQuoteResult.Saved saved:
                return LocalRedirect("~" + saved.ResultUrl);
            case OwnQuoteResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case OwnQuoteResult.KeyReused reused:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("~/Features/Quotes/Refused.cshtml", await refused.OfReusedKeyAsync(NotSaved, reused.ResultUrl[(reused.ResultUrl.LastIndexOf('/') + 1)..], reused.ResultUrl, cancellation));
            case OwnQuoteResult.EditedMeanwhile meanwhile:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Renew", await pages.ForAsync(context, input, cancellation) with
                {
                    Change = $"A colleague saved {meanwhile.Current.Number}, version {meanwhile.Current.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)}, since you opened this page. Yours is not saved; saving once more replaces it.",
                });
            case OwnQuoteResult.Refused:
                return Invalid("Renew", await pages.ForAsync(await pages.ContextAsync(number, cancellation), input, cancellation));
            default:
                return NotFound();
        }
    }

    private ViewResult Conflicting(string title, string sentence, BuyingContext context)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new RenewalRefusedPage(title, sentence, context.Contract!));
    }
}
