using Checkout.Data.SignOn;

namespace Checkout.Web.Features.SingleSignOn.Settings;

/// <summary>Which claim gives which profile or permission set.</summary>
[Does(Deed.ManageUsers)]
[Route("Users/SignOn/Rules")]
public sealed class SignOnRulesController(SignOnSettingsPages pages, ManageSignOn manage) : CheckoutController
{
    private const string Page = "/Features/SingleSignOn/Settings/Index.cshtml";

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Add(RuleInput input, CancellationToken cancellation)
    {
        var page = await pages.ReadAsync(cancellation) with { Rule = input };
        return !ModelState.IsValid ? Invalid(Page, page) : Answer(
            await manage.AddRuleAsync(Submission, input.Claim!.Trim(), input.Value!.Trim(), input.Grants!.Value, cancellation),
            done: $"The rule counts from each person’s next sign-in on.",
            refused: Refusal,
            again: () => Invalid(Page, page));
    }

    [HttpPost("{key}/Removal"), Submits, AsksConfirmation]
    public async Task<IActionResult> Remove(Guid key, CancellationToken cancellation) => Answer(
        await manage.RemoveRuleAsync(Submission, key, cancellation),
        done: $"The rule is removed. Whoever has something by it keeps it until it is taken from them.", refused: Refusal);

    private static RefusedPage Refusal(Sentence why) => new("Nothing was changed", why)
    {
        Links = [new RefusedLink("Back to the company sign-in", ManageSignOn.Address)],
    };
}
