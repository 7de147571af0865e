using Checkout.Data.Users;

namespace Checkout.Web.Features.Users;

/// <summary>What else is decided about a person: ending and giving back access, invitations, sessions.</summary>
[Route("Users/{number}"), Does(Deed.ManageUsers)]
public sealed class MemberActionsController(MemberPages pages, ManageMembers manage) : CheckoutController
{
    /// <summary>Asks before somebody loses access.</summary>
    [HttpGet("End")]
    public async Task<IActionResult> End(string number, CancellationToken cancellation) =>
        await pages.ReadAsync(number, input: null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("End"), Submits, AsksConfirmation]
    public Task<IActionResult> EndNow(string number, CancellationToken cancellation) => DecideAsync(number, manage.EndAsync,
        row => $"{row.Name} no longer has access. You can give it back on this page.", cancellation);

    [HttpPost("Restoration"), Submits, AsksConfirmation]
    public Task<IActionResult> Restore(string number, CancellationToken cancellation) => DecideAsync(number, manage.RestoreAsync,
        row => $"{row.Name} has access again.", cancellation);

    [HttpPost("Invitation"), Submits, AsksConfirmation]
    public Task<IActionResult> InviteAgain(string number, CancellationToken cancellation) => DecideAsync(number, manage.InviteAgainAsync,
        row => $"A new invitation is on its way to {row.Email}. The link of the one before no longer works.", cancellation);

    [HttpPost("Invitation/Revocation"), Submits, AsksConfirmation]
    public Task<IActionResult> RevokeInvitation(string number, CancellationToken cancellation) => DecideAsync(number,
        manage.RevokeInvitationAsync, row => $"The invitation of {row.Name} is revoked. Its link no longer works.", cancellation);

    [HttpPost("SignOut"), Submits, AsksConfirmation]
    public Task<IActionResult> SignOutEverywhere(string number, CancellationToken cancellation) => DecideAsync(number, manage.SignOutAsync,
        row => $"{row.Name} is signed out everywhere.", cancellation);

    private async Task<IActionResult> DecideAsync(string number, Func<Submission, Guid, CancellationToken, Task<Outcome>> decide,
        Func<MemberRow, Sentence> done, CancellationToken cancellation) =>
        await pages.ReadAsync(number, input: null, cancellation) is not { } page ? NotFound()
            : Answer(await decide(Submission, page.Row.Member.Id, cancellation), done(page.Row), why => MemberPages.RefusalOf(page, why));
}
