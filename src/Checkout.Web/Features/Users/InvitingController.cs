using Checkout.Data.Users;

namespace Checkout.Web.Features.Users;

/// <summary>Inviting somebody to the account.</summary>
[Route("Users/Invitation"), Does(Deed.ManageUsers)]
public sealed class InvitingController(CheckoutDbContext db, ManageMembers manage) : CheckoutController
{
    /// <param name="email">What a link proposes, from a billing contact for instance.</param>
    [HttpGet("")]
    public async Task<IActionResult> Invite(string? email, string? name, CancellationToken cancellation)
    {
        ModelState.Clear();
        return View(new InvitePage(new InvitationInput { Email = email, Name = name },
            await AccessChoices.ReadAsync(db, cancellation)));
    }

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Invite(InvitationInput input, CancellationToken cancellation)
    {
        var page = new InvitePage(input, await AccessChoices.ReadAsync(db, cancellation));
        if (!ModelState.IsValid)
        {
            return Invalid(page);
        }

        var (email, name) = (input.Email!.Trim(), input.Name!.Trim());
        var outcome = await manage.InviteAsync(Submission, email, name, input.ToTerms(), cancellation);
        var added = outcome is Outcome.Done { Activities: [{ Action: AuditAction.MemberGranted }] };
        return Answer(outcome,
            done: added ? (Sentence)$"{name} signs in here already and has access now. We have told {email}."
                : $"{name} is invited. The link in the e-mail to {email} works for {ManageMembers.InvitationIsGood.Days} days.",
            refused: why => new RefusedPage("Nobody was invited", why) { Links = [new("Back to users", ManageMembers.Path)] },
            again: () => Invalid(page));
    }
}
