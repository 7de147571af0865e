using Checkout.Data.Identity;
using Checkout.Data.Users;

namespace Checkout.Web.Features.Access;

/// <summary>The same answer that a refusal gives, at an address of its own; and asking for access.</summary>
[SignedInOnly]
[Route("WhomToAsk")]
public sealed class WhomToAskController(CurrentMember member, CheckoutDbContext db, AskForAccess ask) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> WhomToAsk(CancellationToken cancellation) =>
        View(new WhomToAsk(member.Chosen,
            member.Chosen is null ? [] : await PermittedMembers.OfAsync(db, rights => rights.IsAdministrator, cancellation)));

    [HttpPost("Request"), Submits]
    public async Task<IActionResult> Ask(string? note, CancellationToken cancellation)
    {
        if (note?.Length > AccessRequest.MaxNote)
        {
            return BadRequest();
        }

        return Answer(await ask.RunAsync(Submission, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancellation),
            done: $"Your administrators have an e-mail and a notice. We write to you when they answer.",
            refused: why => new RefusedPage("Nobody was asked", why) { Ask = new RefusedLink("Whom to ask", "/WhomToAsk") });
    }
}
