using Checkout.Data.Contracts;
using FluentValidation.AspNetCore;

namespace Checkout.Web.Features.BillingDetails;

/// <summary>Changing where a contract's bills go, to whom, and how.</summary>
[Route("Contracts/{number}/BillingDetails")]
public sealed class BillingDetailsController(CheckoutDbContext db, ChangeBillingDetails change, IValidator<BillingDetailsInput> validator)
    : CheckoutController
{
    [HttpGet(""), Does(Deed.Change)]
    public async Task<IActionResult> Edit(Contract contract, CancellationToken cancellation) => View(await PageAsync(
        contract, BillingDetailsInput.Of(contract.Billing, contract.BillingRevision), overtaken: null, cancellation));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Edit(Contract contract, BillingDetailsInput input, CancellationToken cancellation)
    {
        if (input.TakenFromThem.Any() && await ShownAsync(contract, input.Revision, cancellation) is { } theirs)
        {
            input = Chosen(input, theirs);
        }

        var page = await PageAsync(contract, input, overtaken: null, cancellation);
        if (!ModelState.IsValid)
        {
            return Invalid(page);
        }

        var outcome = await change.RunAsync(Submission, contract.Slug, input.Revision, input.ToDetails(), cancellation);
        if (outcome is ChangeBillingDetails.Overtaken overtaken)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View(await PageAsync(contract, BillingDetailsInput.Of(overtaken.Merge.Merged, overtaken.Revision), overtaken,
                cancellation));
        }

        return Answer(
            outcome,
            done: outcome is ChangeBillingDetails.Changed { Change: var changed } ? SentenceOf(contract, changed) : null,
            refused: why => RefusedPage.About(contract, "Nothing was changed", why),
            again: () => Invalid(page));
    }

    [HttpGet("Changes")]
    public async Task<IActionResult> Changes(Contract contract, CancellationToken cancellation)
    {
        var changes = await db.BillingDetailsChanges.AsNoTracking().Where(row => row.ContractId == contract.Id)
            .OrderByDescending(row => row.Revision).ToListAsync(cancellation);
        return View(new BillingChangesPage(contract.Number, contract.Slug, changes));
    }

    private static Sentence SentenceOf(Contract contract, BillingDetailsChange change)
    {
        var told = change.Told().Count() == 1 ? "The billing contact gets" : "The billing contacts get";
        var what = BillingDetailsText.Changed(change.Fields);
        return $"The billing details of {contract.Number} are changed: {what}. "
            + $"{told} an e-mail about it, and so does your account executive.";
    }

    /// <summary>What was chosen from somebody else's text takes the place of what was typed, and is checked like it.</summary>
    private BillingDetailsInput Chosen(BillingDetailsInput input, Domain.Contracts.BillingDetails theirs)
    {
        var details = input.TakenFromThem.Aggregate(input.ToDetails(), (chosen, field) => chosen.With(field, theirs));
        var chosen = BillingDetailsInput.Of(details, input.Revision);
        ModelState.Clear();
        validator.Validate(chosen).AddToModelState(ModelState);
        return chosen;
    }

    /// <summary>The details of the revision that the form showed as theirs.</summary>
    private async Task<Domain.Contracts.BillingDetails?> ShownAsync(Contract contract, int revision, CancellationToken cancellation) =>
        revision == contract.BillingRevision
            ? contract.Billing
            : await db.BillingDetailsChanges.AsNoTracking().Where(row => row.ContractId == contract.Id && row.Revision == revision)
                .Select(row => row.After).SingleOrDefaultAsync(cancellation);

    private async Task<BillingDetailsPage> PageAsync(Contract contract, BillingDetailsInput input,
        ChangeBillingDetails.Overtaken? overtaken, CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().Select(row => new { row.Executive, row.TaxId }).SingleAsync(cancellation);
        return new BillingDetailsPage(contract, account.Executive, account.TaxId, input.WithSpareContacts(), overtaken);
    }
}
