using Checkout.Data.Ledger;
using Microsoft.AspNetCore.Http.Extensions;

namespace Checkout.Web.Features.Applications;

/// <summary>Letting a credit settle invoices: a credit memo, a negative invoice, or what of a payment settles nothing yet.</summary>
[Route("CreditMemos/{number}/Applications")]
[Route("Invoices/{number}/Applications")]
[Route("Payments/{number}/Applications"), Does(Deed.Pay)]
public sealed class ApplicationsController(CheckoutDbContext db, ApplyCredit apply, ApplicationPages pages) : CheckoutController
{
    private const string Nothing = "Nothing was applied";

    /// <param name="invoice">An invoice that is to be settled first.</param>
    /// <param name="split">What was chosen, “number:amount” each; none for a proposal.</param>
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, string? invoice, string[] split, CancellationToken cancellation)
    {
        var source = CreditSource.At(Request.Path, number);
        var credit = await source.FindAsync(db, track: false, cancellation) ?? throw new NotFoundException();

        if (credit.Rest.IsZero)
        {
            return Refused(RefusalOf("This can’t be applied", credit, $"Nothing of {credit.Number} is left."));
        }

        var chosen = SplitInput.FromAddress(split);
        return View("Apply", chosen.Count == 0
            ? await pages.ProposalAsync(source, credit, invoice, cancellation)
            : await pages.ChosenAsync(source, credit, chosen, cancellation));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, ApplicationInput input, CancellationToken cancellation)
    {
        var source = CreditSource.At(Request.Path, number);
        var credit = await source.FindAsync(db, track: false, cancellation) ?? throw new NotFoundException();

        if (input.Recalculate)
        {
            var query = new QueryBuilder { { "split", SplitInput.InAddress(input.Splits) } };
            return LocalRedirect($"~{source.Path}/Applications{query}");
        }

        var page = await pages.PostedAsync(source, credit, input.Splits, cancellation);
        if (page.Gone is { } gone)
        {
            return Refused(RefusalOf(Nothing, credit, gone));
        }

        Refuse(page.Errors(input));
        if (!ModelState.IsValid)
        {
            return Invalid("Apply", page);
        }

        if (page.Total.Amount != Splits.Hidden(input.Total))
        {
            return Invalid("Apply",
                page with { Change = "You changed the amounts, so nothing has been applied yet. Please review the total, then apply it." });
        }

        var outcome = await apply.RunAsync(Submission, source, Splits.Chosen(page.Rows, input.Splits), Splits.Hidden(input.Available),
            cancellation);
        var invoices = string.Join(", ", page.Rows.Where(row => row.IsChosen).Select(row => row.Number));
        var now = outcome is Outcome.Changed ? await source.FindAsync(db, track: false, cancellation) ?? credit : credit;
        return Answer(
            outcome,
            done: $"{page.Total} of {credit.Number} now settles {invoices}. You can undo it until the end of today, {page.VendorZone}.",
            refused: why => RefusalOf(Nothing, now, why),
            again: () => Invalid("Apply", page));
    }

    /// <summary>The refusal, with the credit as it stands by now.</summary>
    private static RefusedPage RefusalOf(string title, OpenCredit credit, Sentence why) =>
        RefusedPage.About(credit.Document, title, why) with
        {
            Note = $"{credit.Rest} of {credit.Number} is left now.",
            Links = credit.Rest.IsZero ? [] : [new RefusedLink("See what is open now", DocumentPath.Of(credit.Document) + "/Applications")],
        };
}
