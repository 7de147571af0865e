using Checkout.Data.Users;

namespace Checkout.Web.Features.Users.Bundles;

/// <summary>The account's profiles and permission sets: what ships, and its own.</summary>
[Route(Profiles), Route("Users/PermissionSets"), Does(Deed.ManageUsers)]
public sealed class BundlesController(CheckoutDbContext db, ManageBundles manage) : CheckoutController
{
    private const string Profiles = "Users/Profiles";

    private bool IsProfile => Request.Path.StartsWithSegments("/" + Profiles, StringComparison.OrdinalIgnoreCase);

    [HttpGet("/Users/Permissions")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await AccessChoices.ReadAsync(db, cancellation));

    [HttpGet("New")]
    public async Task<IActionResult> Create(CancellationToken cancellation) =>
        View("Bundle", await PageAsync(id: null, new BundleInput { ManageBilling = true }, cancellation));

    [HttpPost("New"), Submits, AsksConfirmation]
    public Task<IActionResult> Create(BundleInput input, CancellationToken cancellation) => SaveAsync(id: null, input, cancellation);

    [HttpGet("{number}")]
    public async Task<IActionResult> Change(string number, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is { } bundle
            ? View("Bundle", await PageAsync(bundle.Id, BundleInput.Of(bundle), cancellation)) : NotFound();

    [HttpPost("{number}"), Submits, AsksConfirmation]
    public async Task<IActionResult> Change(string number, BundleInput input, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is { } bundle ? await SaveAsync(bundle.Id, input, cancellation) : NotFound();

    [HttpPost("{number}/Removal"), Submits, AsksConfirmation]
    public async Task<IActionResult> Remove(string number, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is not { } bundle ? NotFound()
            : Answer(await manage.RemoveAsync(Submission, IsProfile, bundle.Id, cancellation),
                done: $"{bundle.Name} is removed.",
                refused: why => new RefusedPage("Nothing was removed", why)
                {
                    Links = [new RefusedLink("Back to profiles and permission sets", ManageBundles.Path)],
                });

    private async Task<IActionResult> SaveAsync(Guid? id, BundleInput input, CancellationToken cancellation)
    {
        var page = await PageAsync(id, input, cancellation);
        return ModelState.IsValid
            ? Answer(await manage.SaveAsync(Submission, IsProfile, id, input.Name!.Trim(), input.ToRights(), cancellation),
                done: $"{input.Name!.Trim()} is saved{(page.Holders > 0 ? ", and counts for its members from their next click on" : "")}.",
                refused: why => new RefusedPage("Nothing was saved", why),
                again: () => Invalid("Bundle", page))
            : Invalid("Bundle", page);
    }

    private async Task<BundlePage> PageAsync(Guid? id, BundleInput input, CancellationToken cancellation) => new(
        IsProfile, id, input, await db.Accounts.Select(account => account.Currency).SingleAsync(cancellation),
        id is { } known ? await ManageBundles.HoldersAsync(db, IsProfile, known, cancellation) : 0);

    /// <summary>One of the account's own: what ships has no form.</summary>
    private async Task<PermissionBundle?> FindAsync(string number, CancellationToken cancellation) =>
        Guid.TryParseExact(number, "N", out var id) && await ManageBundles.FindAsync(db, IsProfile, id, cancellation)
            is { IsShipped: false } own ? own : null;
}
