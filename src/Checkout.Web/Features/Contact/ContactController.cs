using Checkout.Data.Contact;

namespace Checkout.Web.Features.Contact;

/// <summary>Messages to the vendor.</summary>
[Route("Contact")]
public sealed class ContactController(CheckoutDbContext db, SendContactRequest send) : CheckoutController
{
    private const int ShownOfMessage = 120;

    /// <param name="message">What a link proposes to write; the sender still decides.</param>
    [HttpGet("")]
    public async Task<IActionResult> Index(string? topic, string? document, string? message, int page, CancellationToken cancellation)
    {
        // A link with an unknown topic still leads to the form.
        ModelState.Clear();
        var input = new ContactInput
        {
            Topic = Enum.TryParse<ContactTopic>(topic, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
            Document = document,
            Message = message,
        };
        return View(await PageAsync(input, page, cancellation));
    }

    [HttpPost(""), Submits, Does(Deed.Read)]
    public async Task<IActionResult> Index(ContactInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(await PageAsync(input, 1, cancellation));
        }

        var about = string.IsNullOrWhiteSpace(input.Document) ? null : input.Document.Trim();
        var outcome = await send.RunAsync(Submission, input.Topic!.Value, input.Text, about, cancellation);
        var page = outcome is Outcome.Refused ? await PageAsync(input, 1, cancellation) : null;
        return Answer(
            outcome,
            done: $"Your message is on its way. We have e-mailed you a copy.",
            refused: why => new RefusedPage("Your message was not sent", why),
            again: () => Invalid(page));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await db.ContactRequests.AsNoTracking()
            .SingleOrDefaultAsync(request => request.Number == number, cancellation) is { } request ? View(request) : NotFound();

    private async Task<ContactPage> PageAsync(ContactInput input, int asked, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var total = await db.ContactRequests.CountAsync(cancellation);
        var number = Math.Clamp(asked, 1, Math.Max(1, (total + ContactPage.Size - 1) / ContactPage.Size));
        var earlier = total == 0 ? [] : await db.ContactRequests
            .OrderByDescending(request => request.SentAt).ThenByDescending(request => request.Ordinal)
            .Skip((number - 1) * ContactPage.Size).Take(ContactPage.Size)
            .Select(request => new ContactRow(
                request.Number, request.Topic, request.Message.Substring(0, ShownOfMessage + 1).Truncate(ShownOfMessage, "…"),
                request.Document, request.UserName, request.SentTo, request.SentAt))
            .ToListAsync(cancellation);
        return new ContactPage(input, executive, earlier, total, number);
    }
}
