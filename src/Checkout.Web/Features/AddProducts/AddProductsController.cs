using Checkout.Data.Buying;
using Checkout.Web.Features.AddProducts.Selecting;
using Checkout.Web.Features.Quotes;

namespace Checkout.Web.Features.AddProducts;

/// <summary>Choosing products and seeing their prices; saving the selection makes it a quote of the customer's own, or its next
/// version.</summary>
[Does(Deed.Change)]
public sealed class AddProductsController(
    CheckoutDbContext db, SelectionPages pages, SaveSelection save, QuoteRefusals refusals) : CheckoutController
{
    private const string NotChanged = "The quote was not changed";

    [HttpGet("AddProducts"), Throttled(ThrottleGroup.Preview)]
    public async Task<IActionResult> Index(SelectionInput input, CancellationToken cancellation) =>
        await pages.ForAsync(input, edited: null, cancellation) is { } page ? View("Index", page) : NotFound();

    [HttpPost("AddProducts"), Submits, FormIsPage]
    public Task<IActionResult> Create(SelectionInput input, CancellationToken cancellation) => SendAsync(input, quote: null, cancellation);

    [HttpGet("Quotes/{number}/Edit"), Throttled(ThrottleGroup.Preview)]
    public async Task<IActionResult> Edit(string number, SelectionInput input, CancellationToken cancellation) =>
        await db.NewestAsync(number, cancellation) switch
        {
            null => NotFound(),
            { CanRevise: false } quote => await NotEditableAsync("This quote can’t be edited", quote, cancellation),

            // What a renewal holds is chosen on the page of its contract.
            { Type: QuoteType.Renewal, ContractId: var renewed } =>
                LocalRedirect($"~/Contracts/{(await db.Contracts.SingleAsync(row => row.Id == renewed, cancellation)).Slug}/Renewal"),
            { } quote => await pages.ForAsync(input, await EditedAsync(quote, cancellation), cancellation) is { } page
                ? View("Index", page)
                : NotFound(),
        };

    [HttpPost("Quotes/{number}/Edit"), Submits, FormIsPage]
    public async Task<IActionResult> Update(string number, SelectionInput input, CancellationToken cancellation) =>
        await db.NewestAsync(number, cancellation) switch
        {
            null => NotFound(),
            { CanRevise: true, Type: not QuoteType.Renewal } quote => await SendAsync(input, quote, cancellation),
            { } quote => await NotEditableAsync(NotChanged, quote, cancellation),
        };

    private async Task<IActionResult> SendAsync(SelectionInput input, Quote? quote, CancellationToken cancellation)
    {
        var edited = quote is null ? null : await EditedAsync(quote, cancellation);
        var sent = quote is null ? input : input with { Revision = input.Revision ?? 0 };
        if (await pages.ForAsync(sent, edited, cancellation) is not { } page)
        {
            return NotFound();
        }

        var problem = !page.Chosen.Any()
            ? "Enter how many you need of at least one product."
            : ModelState.Values.SelectMany(entry => entry.Errors).FirstOrDefault()?.ErrorMessage;
        if (problem is not null || page.Problems.Count > 0)
        {
            return Invalid("Index", page with { WasSent = true, Problem = problem });
        }

        var revises = quote is null ? ((string, int)?)null : (quote.Slug, sent.Revision ?? 0);
        var terms = new SaveSelection.Terms(page.Contract?.Slug, page.Reading.Selection, revises);
        switch (await save.RunAsync(Submission, terms, cancellation))
        {
            case SaveSelection.EditedMeanwhile { Current: var current }:
                // The colleague's version beside what was typed; sending it once more replaces that version.
                var theirs = await EditedAsync(current, cancellation);
                var both = await pages.ForAsync(sent with { Revision = current.Revision }, theirs, cancellation);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Index", both! with { EditedMeanwhile = true, WasSent = true });
            case Outcome.Refused:
                // Something changed between the page and the lock: what is wrong now is on the page that is read again.
                return Invalid("Index", (await pages.ForAsync(sent, edited, cancellation) ?? page) with { WasSent = true });
            case var outcome:
                return await AnswerAsync(
                    outcome,
                    done: input.Keep && outcome is Outcome.Done { Activities: [{ Subject: var number }] }
                        ? (Sentence)$"Your selection is kept as {number}. Nothing is ordered until you accept it."
                        : null,
                    refused: why => refusals.PageAsync(NotChanged, quote!, cancellation, why));
        }
    }

    private async Task<ViewResult> NotEditableAsync(string title, Quote quote, CancellationToken cancellation)
    {
        var why = quote.Origin is QuoteOrigin.Customer
            ? null
            : (Sentence)($"Your account executive prepared {quote.Number}, so it can’t be changed here. "
                + $"Ask for a new version, or create a quote of your own.");
        return Refused(await refusals.PageAsync(title, quote, cancellation, why));
    }

    private async Task<EditedQuote> EditedAsync(Quote quote, CancellationToken cancellation) => new(
        quote,
        await db.Users.Where(user => user.Id == quote.CreatedByUserId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellation));
}
