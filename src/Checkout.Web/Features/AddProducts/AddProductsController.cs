using Checkout.Data;
using Checkout.Data.Buying;
using Checkout.Domain.Quotes;
using Checkout.Web.Features.Quotes;
using Checkout.Web.Features.Shared;
using Checkout.Web.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.AddProducts;

/// <summary>Choosing products and seeing their prices; saving the selection makes it a quote of the customer's own, or its next version.</summary>
public sealed class AddProductsController(CheckoutDbContext db, SelectionPages pages, SaveSelection save, RefusedPages refused) : CheckoutController
{
    private const string NotSaved = "The selection was not saved";

    [HttpGet("AddProducts")]
    public async Task<IActionResult> Index(SelectionInput input, CancellationToken cancellation) =>
        await pages.ForAsync(input, edited: null, cancellation) is { } page ? View("Index", page) : NotFound();

    [HttpPost("AddProducts")]
    [FormIsPage]
    public Task<IActionResult> Create(SelectionInput input, CancellationToken cancellation) => SendAsync(input, quote: null, cancellation);

    [HttpGet("Quotes/{number}/Edit")]
    public async Task<IActionResult> Edit(string number, SelectionInput input, CancellationToken cancellation)
    {
        if (await NewestAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        if (quote is { Type: QuoteType.Renewal, Origin: QuoteOrigin.Customer, ContractId: { } contractId })
        {
            // What a renewal holds is chosen on the page of its contract.
            return LocalRedirect($"~/Contracts/{await db.Contracts.Where(contract => contract.Id == contractId).Select(contract => contract.Slug).SingleAsync(cancellation)}/Renewal");
        }

        return quote.CanRevise
            ? await pages.ForAsync(input, await EditedAsync(quote, cancellation), cancellation) is { } page ? View("Index", page) : NotFound()
            : await NotEditableAsync("This quote can’t be edited", quote, wasSent: false, cancellation);
    }

    [HttpPost("Quotes/{number}/Edit")]
    [FormIsPage]
    public async Task<IActionResult> Update(string number, SelectionInput input, CancellationToken cancellation)
    {
        if (await NewestAsync(number, cancellation) is not { } quote)
        {
            return NotFound();
        }

        return quote.CanRevise && quote.Type is not QuoteType.Renewal ? await SendAsync(input, quote, cancellation) : await NotEditableAsync("The quote was not changed", quote, wasSent: true, cancellation);
    }

    private async Task<IActionResult> SendAsync(SelectionInput input, Quote? quote, CancellationToken cancellation)
    {
        var edited = quote is null ? null : await EditedAsync(quote, cancellation);
        var sent = quote is not null && input.Revision is null ? input.Seen(0) : input;
        if (await pages.ForAsync(sent, edited, cancellation) is not { } page)
        {
            return NotFound();
        }

        var problem = SaveSelection.Problem(page, sent) ?? ModelState.Values.SelectMany(entry => entry.Errors).FirstOrDefault()?.ErrorMessage;
        if (problem is not null || page.Problems.Count > 0)
        {
            return Invalid("Index", page with { WasSent = true, Problem = problem });
        }

        switch (await save.RunAsync(page, sent, HttpContext, cancellation))
        {
            case OwnQuoteResult.Saved saved:
                if (sent.Keep)
                {
                    Say($"Your selection is kept as {saved.Quote.Number}. Nothing is ordered until you accept it.");
                }

                return LocalRedirect("~" + saved.ResultUrl);
            case OwnQuoteResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case OwnQuoteResult.KeyReused reused:
                return Conflicting(await refused.OfReusedKeyAsync(NotSaved, reused.ResultUrl[(reused.ResultUrl.LastIndexOf('/') + 1)..], reused.ResultUrl, cancellation));
            case OwnQuoteResult.Refused:
                // Something changed between the page and the lock: what is wrong now is on the page that is read again.
                return Invalid("Index", await pages.ForAsync(sent, edited, cancellation) is { } again ? again with { WasSent = true } : page);
            case OwnQuoteResult.EditedMeanwhile meanwhile:
                return await EditedMeanwhileAsync(sent, meanwhile.Current, cancellation);
            case OwnQuoteResult.Closed closed:
                return await NotEditableAsync("The quote was not changed", closed.Current, wasSent: true, cancellation);
            default:
                return NotFound();
        }
    }

    /// <summary>The colleague's version beside what was typed; sending it once more replaces that version.</summary>
    private async Task<IActionResult> EditedMeanwhileAsync(SelectionInput input, Quote current, CancellationToken cancellation)
    {
        var page = await pages.ForAsync(input.Seen(current.Revision), await EditedAsync(current, cancellation), cancellation);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Index", page! with { EditedMeanwhile = true, WasSent = true });
    }

    private async Task<ViewResult> NotEditableAsync(string title, Quote quote, bool wasSent, CancellationToken cancellation)
    {
        var page = await refused.OfAsync(title, quote, refusal: null, cancellation) with { WasSent = wasSent };
        return Conflicting(quote.Origin is QuoteOrigin.Customer
            ? page
            : page with { Sentence = $"{page.Executive} made {quote.Number}, so it can’t be changed here. Ask for a new version, or make a quote of your own." });
    }

    private ViewResult Conflicting(QuoteRefusedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("~/Features/Quotes/Refused.cshtml", page);
    }

    private Task<Quote?> NewestAsync(string number, CancellationToken cancellation) =>
        db.Quotes.Newest().AsNoTracking().Include(row => row.Lines).Where(row => row.Slug == number).OrderByDescending(row => row.Revision).FirstOrDefaultAsync(cancellation);

    private async Task<EditedQuote> EditedAsync(Quote quote, CancellationToken cancellation) =>
        new(quote, quote.CreatedByUserId is { } userId ? await db.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellation) : null);
}
