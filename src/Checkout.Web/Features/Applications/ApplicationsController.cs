using Checkout.Data;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Domain;
using Checkout.Domain.Ledger;
using Checkout.Web.Features.Shared;
using Checkout.Web.Forms;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Applications;

/// <summary>Letting a credit settle invoices: a credit memo, a negative invoice, or what of a payment settles nothing yet.</summary>
[Route("CreditMemos/{number}/Applications")]
[Route("Invoices/{number}/Applications")]
[Route("Payments/{number}/Applications")]
public sealed class ApplicationsController(CheckoutDbContext db, ApplyCredit apply, ApplicationPages pages) : CheckoutController
{
    private const string Nothing = "Nothing was applied";

    /// <param name="invoice">An invoice that is to be settled first.</param>
    /// <param name="split">What was chosen, “number:amount” each; none for a proposal.</param>
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, string? invoice, string[] split, CancellationToken cancellation)
    {
        var source = CreditSources.Of(Request, number);
        if (await source.FindAsync(db, track: false, cancellation) is not { } credit)
        {
            return NotFound();
        }

        if (credit.Rest.IsZero)
        {
            return Refused(RefusalOf("This can’t be applied", credit, $"Nothing of {credit.Number} is left."));
        }

        var chosen = split.Take(ApplicationInput.MaxSplits).Select(text => text.Split(':', 2)).DistinctBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1)?.Trim() ?? "", StringComparer.Ordinal);
        return View("Apply", chosen.Count == 0
            ? await pages.ProposalAsync(source, credit, invoice, cancellation)
            : await pages.ChosenAsync(source, credit, chosen, cancellation));
    }

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(string number, ApplicationInput input, CancellationToken cancellation)
    {
        var source = CreditSources.Of(Request, number);
        if (await source.FindAsync(db, track: false, cancellation) is not { } credit)
        {
            return NotFound();
        }

        if (input.Recalculate)
        {
            return LocalRedirect($"~{source.Path}/Applications{QueryOf(input)}");
        }

        var page = await pages.PostedAsync(source, credit, input.Splits, cancellation);
        if (input.Splits.FirstOrDefault(split => split.Ticked && page.Rows.All(row => row.Slug != split.Invoice)) is { } settled)
        {
            return Refused(RefusalOf(Nothing, credit, $"Somebody was faster. {settled.Invoice} is not open any more."));
        }

        AddErrors(page, input);
        if (!ModelState.IsValid)
        {
            return Invalid("Apply", page);
        }

        if (page.Total.Amount != ApplicationPages.Hidden(input.Total))
        {
            return Invalid("Apply", page with { Change = "You changed the amounts, so nothing has been applied yet. Read the total again, then apply it." });
        }

        var outcome = await apply.RunAsync(Submission, source, page.SplitsOf(input), ApplicationPages.Hidden(input.Available), cancellation);
        var invoices = string.Join(", ", page.Rows.Where(row => row.Amount is > 0m).Select(row => row.Number));
        var now = outcome is Outcome.Changed ? await source.FindAsync(db, track: false, cancellation) ?? credit : credit;
        return Answer(
            outcome,
            done: $"{page.Total} of {credit.Number} now settles {invoices}. You can undo it until the end of today, {page.VendorZone}.",
            refused: why => RefusalOf(Nothing, now, why),
            again: () => Invalid("Apply", page));
    }

    /// <summary>The refusal, with the credit as it stands by now.</summary>
    private RefusedPage RefusalOf(string title, OpenCredit credit, Sentence why) => RefusedPage.About(credit.Document, title, why) with
    {
        Note = $"{credit.Rest} of {credit.Number} is left now.",
        Links = credit.Rest.IsZero ? [] : [new RefusedLink("See what is open now", CreditSources.Of(Request, credit.Document.Slug).Path + "/Applications")],
    };

    private void AddErrors(ApplicationPage page, ApplicationInput input)
    {
        var places = input.Splits.Index().Where(split => split.Item.Invoice is { Length: > 0 }).GroupBy(split => split.Item.Invoice, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Index, StringComparer.Ordinal);
        foreach (var row in page.Rows.Where(row => row.Error is not null))
        {
            ModelState.AddModelError(FormattableString.Invariant($"Splits[{places[row.Slug]}].Amount"), $"{row.Number}: {row.Error}");
        }

        if (page.Total.Amount > Math.Max(page.Rest.Amount, ApplicationPages.Hidden(input.Available)))
        {
            Refuse(field: null, page.TooMuch);
        }
        else if (page.Chosen == 0 && page.Rows.All(row => row.Error is null))
        {
            ModelState.AddModelError("", "Tick an invoice and enter an amount.");
        }
    }

    private static QueryString QueryOf(ApplicationInput input) => new QueryBuilder(
        input.Splits.Take(ApplicationInput.MaxSplits).Where(row => row.Ticked || (!row.WasTicked && !string.IsNullOrWhiteSpace(row.Amount)))
            .Select(row => KeyValuePair.Create("split", $"{row.Invoice}:{row.Amount?.Trim()}"))).ToQueryString();
}
