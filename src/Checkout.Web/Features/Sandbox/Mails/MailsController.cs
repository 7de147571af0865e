using Checkout.Web.Messages;
using Checkout.Web.Messages.Caught;
using MimeKit;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace Checkout.Web.Features.Sandbox.Mails;

/// <summary>What a sandbox would have mailed: of the account, and to the member's own address.</summary>
[Route("Sandbox/Mails")]
public sealed class MailsController(CheckoutDbContext db, CurrentMember member, IMailTransport mails) : CheckoutController
{
    private const int PageSize = 50;

    private readonly CaughtMails _caught = (CaughtMails)mails;

    /// <summary>The outbox is the vendor's, and no filter confines it.</summary>
    private IQueryable<OutboxMessage> Readable => db.OutboxMessages.AsNoTracking().Where(message =>
        message.Status == MessageStatus.Sent && (message.ForAccountId == member.Account.Id
            || (message.ForAccountId == null && message.To == member.User.Email)));

    [HttpGet("")]
    public async Task<IActionResult> Index(long? before, CancellationToken cancellation)
    {
        var found = await Readable.Where(message => before == null || message.Ordinal < before)
            .OrderByDescending(message => message.Ordinal).Take(PageSize).ToListAsync(cancellation);
        var rows = new List<MailRow>();
        foreach (var message in found)
        {
            if (await _caught.HeadersAsync(message.Id, cancellation) is { } headers)
            {
                rows.Add(new MailRow(message.Id, headers[HeaderId.Subject] ?? "", message.To, message.SentAt ?? message.CreatedAt));
            }
        }

        return View(new MailList(rows, found.Count == PageSize ? found[^1].Ordinal : null));
    }

    [HttpGet("{id:guid}"), SecurityHeadersPolicy(FramedMail.PagePolicy)]
    public async Task<IActionResult> Detail(Guid id, CancellationToken cancellation)
    {
        var mail = await FindAsync(id, cancellation) ?? throw new NotFoundException();

        Response.RegisterForDispose(mail);
        return View(new MailPage(id, mail));
    }

    [HttpGet("{id:guid}/Html"), SecurityHeadersPolicy(FramedMail.MailPolicy)]
    public async Task<IActionResult> Html(Guid id, CancellationToken cancellation)
    {
        var mail = await FindAsync(id, cancellation) ?? throw new NotFoundException();

        Response.RegisterForDispose(mail);
        var html = mail.HtmlBody ?? "";
        foreach (var image in mail.BodyParts.OfType<MimePart>().Where(part => part.ContentId is not null && part.Content is not null))
        {
            using var content = new MemoryStream();
            await image.Content!.DecodeToAsync(content, cancellation);
            html = html.Replace($"cid:{image.ContentId}", $"data:{image.ContentType.MimeType};base64,"
                + Convert.ToBase64String(content.ToArray()), StringComparison.Ordinal);
        }

        // A link within the frame would lead to a page that allows no frame.
        return Content(html.Replace("<head>", """<head><base target="_blank">""", StringComparison.OrdinalIgnoreCase),
            "text/html; charset=utf-8");
    }

    private async Task<MimeMessage?> FindAsync(Guid id, CancellationToken cancellation) =>
        await Readable.AnyAsync(message => message.Id == id, cancellation) ? await _caught.ReadAsync(id, cancellation) : null;
}
