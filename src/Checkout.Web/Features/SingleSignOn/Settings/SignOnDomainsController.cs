using Checkout.Data.SignOn;
using Checkout.Domain.SignOn;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>The domains of addresses that an account says are its own, and their proof.</summary>
[Does(Deed.ManageUsers)]
[Route("Users/SignOn/Domains")]
public sealed class SignOnDomainsController(CheckoutDbContext db, SignOnSettingsPages pages, ManageSignOn manage, IDomainRecords records)
    : CheckoutController
{
    private const string Page = "/Features/SingleSignOn/Settings/Index.cshtml";

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Add(DomainInput input, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(cancellation) with { Domain = input };
        return !ModelState.IsValid ? Invalid(Page, page) : Answer(
            await manage.AddDomainAsync(Submission, SignOnDomain.Normalize(input.Domain!)!, cancellation),
            done: $"The domain is in the list. Add the record below to its name servers, then let us look.",
            refused: Refusal,
            again: () => Invalid(Page, page));
    }

    [HttpPost("{key}/Proof"), Submits, AsksConfirmation]
    public async Task<IActionResult> Prove(Guid key, CancellationToken cancellation)
    {
        var record = await db.SignOnDomains.AsNoTracking().SingleOrDefaultAsync(row => row.Id == key, cancellation);
        return record is null ? NotFound() : Answer(
            await manage.ProveDomainAsync(Submission, key, await records.TextsAsync(record.RecordName, cancellation), cancellation),
            done: $"{record.Name} is proven.",
            refused: Refusal);
    }

    [HttpPost("{key}/Removal"), Submits, AsksConfirmation]
    public async Task<IActionResult> Remove(Guid key, CancellationToken cancellation) => Answer(
        await manage.RemoveDomainAsync(Submission, key, cancellation), done: $"The domain is removed.", refused: Refusal);

    private static RefusedPage Refusal(Sentence why) => new("Nothing was changed", why)
    {
        Links = [new RefusedLink("Back to the company sign-in", ManageSignOn.Address)],
    };
}
