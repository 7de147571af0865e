using Checkout.Data.Users;

namespace Checkout.Web.Features.Users.Requests;

/// <summary>Answering who asks for access, with one click.</summary>
[Route("Users/Requests/{number}"), Does(Deed.ManageUsers)]
public sealed class AccessRequestsController(CheckoutDbContext db, AskForAccess ask) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Answer(string number, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is { } row ? View("Request", row) : NotFound();

    [HttpPost("Grant"), Submits, AsksConfirmation]
    public Task<IActionResult> Grant(string number, CancellationToken cancellation) =>
        DecideAsync(number, AccessAnswer.Granted, row => $"{row.Name} can open billing now. We have told {row.Email}.", cancellation);

    [HttpPost("Refusal"), Submits, AsksConfirmation]
    public Task<IActionResult> Refuse(string number, CancellationToken cancellation) =>
        DecideAsync(number, AccessAnswer.Refused, row => $"The request is refused. We have told {row.Email}.", cancellation);

    private async Task<IActionResult> DecideAsync(string number, AccessAnswer answer, Func<AccessRequestRow, Sentence> done,
        CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is not { } row ? NotFound()
            : Answer(await ask.AnswerAsync(Submission, row.Request.Id, answer, cancellation), done(row),
                why => new RefusedPage("Nothing was changed", why) { Links = [new RefusedLink("Back to users", ManageMembers.Path)] });

    private Task<AccessRequestRow?> FindAsync(string number, CancellationToken cancellation) =>
        Guid.TryParseExact(number, "N", out var id) ? AccessRequestRow.FindAsync(db, id, cancellation)
            : Task.FromResult<AccessRequestRow?>(null);
}
