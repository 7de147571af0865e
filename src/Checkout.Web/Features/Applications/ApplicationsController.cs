using Checkout.Data;
using Checkout.Data.Ledger;
using Checkout.Domain.Ledger;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Web.Features.Applications;

/// <summary>Letting a credit settle invoices: a credit memo, a negative invoice, or what of a payment settles nothing yet.</summary>
[Route("CreditMemos/{number}/Applications")]
[Route("Invoices/{number}/Applications")]
[Route("Payments/{number}/Applications")]
public sealed class ApplicationsController(CheckoutDbContext db, CurrentMember member, ApplyCredit apply, ApplicationPages pages, Reader reader) : CheckoutController
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
            return Conflicting(new ApplicationRefusedPage("This can’t be applied", $"Nothing of {credit.Number} is left.", source, credit));
        }

        var chosen = split.Take(ApplicationInput.MaxSplits).Select(text => text.Split(':', 2)).DistinctBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1)?.Trim() ?? "", StringComparer.Ordinal);
        return View("Apply", chosen.Count == 0
            ? await pages.ProposalAsync(source, credit, invoice, cancellation)
            : await pages.ChosenAsync(source, credit, chosen, cancellation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, ApplicationInput input, CancellationToken cancellation)
    {
        var source = CreditSources.Of(Request, number);
        if (await source.FindAsync(db, track: false, cancellation) is not { } credit)
        {
            return NotFound();
        }

        if (input.Recalculate)
        {
            var choices = input.Splits.Take(ApplicationInput.MaxSplits).Where(row => row.Ticked || (!row.WasTicked && !string.IsNullOrWhiteSpace(row.Amount)));
            return LocalRedirect($"~{source.Path}/Applications{QueryOf(choices)}");
        }

        var page = await pages.PostedAsync(source, credit, input.Splits, cancellation);
        if (input.Splits.FirstOrDefault(split => split.Ticked && page.Rows.All(row => row.Slug != split.Invoice)) is { } settled)
        {
            return Conflicting(await NowAsync(page, $"Somebody was faster. {settled.Invoice} is not open any more.", cancellation));
        }

        Note(page, input);
        if (!ModelState.IsValid)
        {
            return Invalid("Apply", page);
        }

        if (page.Total.Amount != ApplicationPages.Hidden(input.Total))
        {
            return Invalid("Apply", page with { Change = "You changed the amounts, so nothing has been applied yet. Read the total again, then apply it." });
        }

        var splits = page.Rows.Where(row => row.Amount is > 0m)
            .Select(row => new CreditSplit(row.Slug, row.Amount!.Value, ApplicationPages.Hidden(input.Splits.First(split => split.Invoice == row.Slug).Open))).ToList();
        return await AnswerAsync(page, await apply.RunAsync(member.Post(source, input.RequestKey, HttpContext), splits, ApplicationPages.Hidden(input.Available), cancellation), cancellation);
    }

    private async Task<IActionResult> AnswerAsync(ApplicationPage page, ApplicationResult result, CancellationToken cancellation)
    {
        switch (result)
        {
            case ApplicationResult.Done done:
                Say($"{MoneyText.Of(done.Amount, reader.Culture)} of {page.Credit.Number} now settles {string.Join(", ", done.Invoices)}. You can undo it until the end of today, {page.VendorZone}.");
                return LocalRedirect("~" + done.ResultUrl);
            case ApplicationResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case ApplicationResult.KeyReused:
                return Conflicting(await NowAsync(page, "This form was already sent once with other amounts, and those count. Look at what came of it before you start again.", cancellation));
            case ApplicationResult.Changed changed:
                return Conflicting(await NowAsync(page, $"Somebody was faster. {changed.Sentence}", cancellation));
            case ApplicationResult.Invalid invalid:
                ModelState.AddModelError("", invalid.Sentence);
                return Invalid("Apply", page);
            default:
                return NotFound();
        }
    }

    /// <summary>The refusal, with the credit as it stands by now.</summary>
    private async Task<ApplicationRefusedPage> NowAsync(ApplicationPage page, string sentence, CancellationToken cancellation)
    {
        var now = await page.Source.FindAsync(db, track: false, cancellation) ?? page.Credit;
        return new ApplicationRefusedPage(Nothing, sentence, page.Source, now) { MayTryAgain = !now.Rest.IsZero };
    }

    private void Note(ApplicationPage page, ApplicationInput input)
    {
        var places = input.Splits.Index().Where(split => split.Item.Invoice is { Length: > 0 }).GroupBy(split => split.Item.Invoice, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Index, StringComparer.Ordinal);
        foreach (var row in page.Rows.Where(row => row.Error is not null))
        {
            ModelState.AddModelError(FormattableString.Invariant($"Splits[{places[row.Slug]}].Amount"), $"{row.Number}: {row.Error}");
        }

        if (page.Total.Amount > Math.Max(page.Rest.Amount, ApplicationPages.Hidden(input.Available)))
        {
            ModelState.AddModelError("", page.TooMuch);
        }
        else if (page.Chosen == 0 && page.Rows.All(row => row.Error is null))
        {
            ModelState.AddModelError("", "Tick an invoice and enter an amount.");
        }
    }

    private ViewResult Conflicting(ApplicationRefusedPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", page);
    }

    private static QueryString QueryOf(IEnumerable<SplitInput> splits) => new QueryBuilder(splits.Select(row => KeyValuePair.Create("split", $"{row.Invoice}:{row.Amount?.Trim()}"))).ToQueryString();
}
