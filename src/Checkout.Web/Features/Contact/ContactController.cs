using Checkout.Data;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Contact;

/// <summary>Messages to the vendor.</summary>
[Route("Contact")]
public sealed class ContactController(CheckoutDbContext db, CurrentMember member, SendContactRequest send) : CheckoutController
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

    [HttpPost("")]
    public async Task<IActionResult> Index(ContactInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Invalid(await PageAsync(input, 1, cancellation));
        }

        switch (await send.RunAsync(PostOf(input), cancellation))
        {
            case ContactResult.Sent sent:
                Say("Your message is on its way. We have mailed you a copy.");
                return LocalRedirect("~" + sent.ResultUrl);
            case ContactResult.KeyReused reused:
                throw new RuleViolation($"This form was sent before, with another text: see {reused.ResultUrl[(reused.ResultUrl.LastIndexOf('/') + 1)..]}. To send one more message, open the form again.");
            default:
                ModelState.AddModelError(nameof(ContactInput.Document), "There is no document with this number in this account. Leave the field empty if you are not sure.");
                return Invalid(await PageAsync(input, 1, cancellation));
        }
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await db.ContactRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Number == number, cancellation) is { } request ? View(request) : NotFound();

    private ContactPost PostOf(ContactInput input) => new(
        member.Account.Id,
        member.User.Id,
        member.User.Name,
        member.User.Email,
        input.Topic!.Value,
        input.Text,
        string.IsNullOrWhiteSpace(input.Document) ? null : input.Document.Trim(),
        input.RequestKey,
        HttpContext.Connection.RemoteIpAddress?.ToString());

    private async Task<ContactPage> PageAsync(ContactInput input, int asked, CancellationToken cancellation)
    {
        var executive = await db.Accounts.Select(account => account.Executive).SingleAsync(cancellation);
        var total = await db.ContactRequests.CountAsync(cancellation);
        var number = Math.Clamp(asked, 1, Math.Max(1, (total + ContactPage.Size - 1) / ContactPage.Size));
        var earlier = total == 0 ? [] : await db.ContactRequests
            .OrderByDescending(request => request.SentAt).ThenByDescending(request => request.Ordinal)
            .Skip((number - 1) * ContactPage.Size).Take(ContactPage.Size)
            .Select(request => new ContactRow(
                request.Number, request.Topic, request.Message.Substring(0, ShownOfMessage), request.Document, request.UserName, request.SentTo, request.SentAt))
            .ToListAsync(cancellation);
        return new ContactPage(input, executive, earlier, total, number);
    }
}
