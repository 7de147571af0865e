using Checkout.Data.Identity;

namespace Checkout.Web.Features.Access;

/// <summary>The same answer that a refusal gives, at an address of its own.</summary>
[SignedInOnly]
[Route("WhomToAsk")]
public sealed class WhomToAskController(CurrentMember member, CheckoutDbContext db) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> WhomToAsk(CancellationToken cancellation) =>
        View(new WhomToAsk(member.Chosen,
            member.Chosen is null ? [] : await PermittedMembers.OfAsync(db, Permissions.ManageUsers, cancellation)));
}
