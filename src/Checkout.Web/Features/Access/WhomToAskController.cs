using Checkout.Data.Users;

namespace Checkout.Web.Features.Access;

/// <summary>The same answer that a refusal gives, at an address of its own; and asking for access.</summary>
[SignedInOnly(OfAccount = true)]
[Route("WhomToAsk")]
public sealed class WhomToAskController(CurrentMember member, CheckoutDbContext db, AskForAccess ask) : CheckoutController
{
    [HttpGet]
    public async Task<IActionResult> WhomToAsk(CancellationToken cancellation) =>
        View(await Access.WhomToAsk.ReadAsync(db, member, cancellation));

    [HttpPost("Request"), Submits]
    public async Task<IActionResult> Ask(AskInput input, CancellationToken cancellation) => ModelState.IsValid
        ? Answer(await ask.RunAsync(Submission, string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(), cancellation),
            done: $"Your administrators have an e-mail and a notice. We write to you when they answer.",
            refused: why => new RefusedPage("Nobody was asked", why) { Ask = new RefusedLink("Whom to ask", "/WhomToAsk") })
        : Invalid(nameof(WhomToAsk), await Access.WhomToAsk.ReadAsync(db, member, cancellation));
}
