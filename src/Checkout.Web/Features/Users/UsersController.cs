using Checkout.Data.Users;
using Checkout.Web.Features.Users.Requests;

namespace Checkout.Web.Features.Users;

/// <summary>Who has access to the account, and what each may do.</summary>
[Does(Deed.ManageUsers)]
[Route("Users")]
public sealed class UsersController(CheckoutDbContext db, CurrentMember member, ManageMembers manage) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, int page, CancellationToken cancellation) =>
        View(UsersPage.Of(await MemberRow.ReadAsync(db, memberId: null, cancellation), q, page,
            await AccessRequestRow.OpenAsync(db, cancellation)));

    /// <param name="email">What a link proposes, from a billing contact for instance.</param>
    [HttpGet("Invitation")]
    public async Task<IActionResult> Invite(string? email, string? name, CancellationToken cancellation)
    {
        ModelState.Clear();
        return View(new InvitePage(new InvitationInput { Email = email, Name = name },
            await AccessChoices.ReadAsync(db, cancellation)));
    }

    [HttpPost("Invitation"), Submits]
    public async Task<IActionResult> Invite(InvitationInput input, CancellationToken cancellation)
    {
        var page = new InvitePage(input, await AccessChoices.ReadAsync(db, cancellation));
        if (!ModelState.IsValid)
        {
            return Invalid(page);
        }

        var (email, name) = (input.Email!.Trim(), input.Name!.Trim());
        var outcome = await manage.InviteAsync(Submission, email, name, input.Terms, cancellation);
        var added = outcome is Outcome.Done { Activities: [{ Action: AuditAction.MemberGranted }] };
        return Answer(outcome,
            done: added ? (Sentence)$"{name} signs in here already and has access now. We have told {email}."
                : $"{name} is invited. The link in the e-mail to {email} works for {ManageMembers.InvitationIsGood.Days} days.",
            refused: why => new RefusedPage("Nobody was invited", why) { Links = [new("Back to users", ManageMembers.Path)] },
            again: () => Invalid(page));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await PageAsync(number, input: null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{number}"), Submits]
    public async Task<IActionResult> Detail(string number, AccessInput input, CancellationToken cancellation) =>
        await PageAsync(number, input, cancellation) is not { } page ? NotFound()
            : !ModelState.IsValid ? Invalid(page)
            : Answer(await manage.ChangeAsync(Submission, page.Row.Member.Id, input.Terms, cancellation),
                done: $"The access of {page.Row.Name} is changed, from the next click on. We have told {page.Row.Email}.",
                refused: why => RefusalOf(page, why),
                again: () => Invalid(page));

    /// <summary>Asks before somebody loses access.</summary>
    [HttpGet("{number}/End")]
    public async Task<IActionResult> End(string number, CancellationToken cancellation) =>
        await PageAsync(number, input: null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{number}/End"), Submits]
    public Task<IActionResult> EndNow(string number, CancellationToken cancellation) => DecideAsync(number, manage.EndAsync,
        row => $"{row.Name} no longer has access. You can give it back on this page.", cancellation);

    [HttpPost("{number}/Restoration"), Submits]
    public Task<IActionResult> Restore(string number, CancellationToken cancellation) => DecideAsync(number, manage.RestoreAsync,
        row => $"{row.Name} has access again.", cancellation);

    [HttpPost("{number}/Invitation"), Submits]
    public Task<IActionResult> InviteAgain(string number, CancellationToken cancellation) => DecideAsync(number, manage.InviteAgainAsync,
        row => $"A new invitation is on its way to {row.Email}. The link of the one before no longer works.", cancellation);

    [HttpPost("{number}/Invitation/Revocation"), Submits]
    public Task<IActionResult> RevokeInvitation(string number, CancellationToken cancellation) => DecideAsync(number,
        manage.RevokeInvitationAsync, row => $"The invitation of {row.Name} is revoked. Its link no longer works.", cancellation);

    [HttpPost("{number}/SignOut"), Submits]
    public Task<IActionResult> SignOutEverywhere(string number, CancellationToken cancellation) => DecideAsync(number, manage.SignOutAsync,
        row => $"{row.Name} is signed out everywhere.", cancellation);

    private async Task<IActionResult> DecideAsync(string number, Func<Submission, Guid, CancellationToken, Task<Outcome>> decide,
        Func<MemberRow, Sentence> done, CancellationToken cancellation) =>
        await PageAsync(number, input: null, cancellation) is not { } page ? NotFound()
            : Answer(await decide(Submission, page.Row.Member.Id, cancellation), done(page.Row), why => RefusalOf(page, why));

    private static RefusedPage RefusalOf(MemberPage page, Sentence why) => new("Nothing was changed", why)
    {
        Links = [new RefusedLink($"Back to {page.Row.Name}", ManageMembers.PathOf(page.Row.Member.Id))],
    };

    private async Task<MemberPage?> PageAsync(string number, AccessInput? input, CancellationToken cancellation) =>
        Guid.TryParseExact(number, "N", out var id)
        && (await MemberRow.ReadAsync(db, id, cancellation)).SingleOrDefault() is { } row
            ? new MemberPage(row, input ?? AccessInput.Of(row.Member), await AccessChoices.ReadAsync(db, cancellation),
                row.Member.UserId == member.User.Id)
            : null;
}
