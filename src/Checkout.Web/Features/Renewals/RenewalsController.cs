using Checkout.Data.Buying;
using Checkout.Web.Features.AddProducts.Selecting;

namespace Checkout.Web.Features.Renewals;

/// <summary>A contract's next term, made into a quote of one's own: a selection of what the contract holds.</summary>
[Route("Contracts/{number}/Renewal"), Does(Deed.Change)]
public sealed class RenewalsController(RenewalPages pages, SaveSelection save) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation)
    {
        var context = await pages.ContextAsync(number, cancellation);
        return context.Contract is not { } contract ? NotFound()
            : RenewalRules.OfContract(contract, context.Policy, context.Today) is { } why
            ? Refused(RefusedPage.About(contract, "The renewal is not offered here", why))
            : View("Renew", await pages.ForAsync(context, input: null, cancellation));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, SelectionInput input, CancellationToken cancellation)
    {
        const string notSaved = "The renewal was not saved";
        var context = await pages.ContextAsync(number, cancellation);
        var contract = context.Contract ?? throw new NotFoundException();

        if (RenewalRules.OfContract(contract, context.Policy, context.Today) is { } closed)
        {
            return Refused(RefusedPage.About(contract, notSaved, closed));
        }

        var page = await pages.ForAsync(context, input, cancellation);
        if (!ModelState.IsValid || page.HasProblems)
        {
            return Invalid("Renew", page);
        }

        if (input.Recalculate)
        {
            return View("Renew", page);
        }

        var revises = input.Quote is { } slug ? (slug, input.Revision ?? 0) : ((string, int)?)null;
        switch (await save.RunAsync(Submission, new SaveSelection.Terms(contract.Slug, page.Selection, revises), cancellation))
        {
            case SaveSelection.EditedMeanwhile { Current: { Number: var saved, Revision: var revision } }:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Renew", await pages.ForAsync(context, input, cancellation) with
                {
                    Change = $"A colleague saved {saved}, version {revision}, since you opened this page. "
                        + $"Yours is not saved; saving again replaces it.",
                });
            case Outcome.Refused:
                // Something changed between the page and the lock: what is wrong now is on the page that is read again.
                return Invalid("Renew", await pages.ForAsync(await pages.ContextAsync(number, cancellation), input, cancellation));
            case var outcome:
                return Answer(outcome, done: null, refused: why => RefusedPage.About(contract, notSaved, why) with
                {
                    Links = [new RefusedLink("Start over", $"/Contracts/{contract.Slug}/Renewal")],
                });
        }
    }
}
