using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Makes the finished message of an outbox row: one template per kind, one layout for all.</summary>
public sealed class MessageRenderer(
    CheckoutDbContexts contexts,
    MailTemplates templates,
    StandaloneView view,
    IServiceProvider services,
    BusinessCalendar calendar,
    TimeProvider clock,
    IOptions<VendorOptions> vendorOptions,
    IOptions<MailOptions> mailOptions)
{
    /// <returns>Null where the cause is gone and nothing is to be said any more.</returns>
    public async Task<MimeMessage?> RenderAsync(OutboxMessage message, CancellationToken cancellation)
    {
        await using var db = message.ForAccountId is { } accountId ? contexts.ForAccount(accountId) : null;
        var account = db is null ? null : await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var mail = new Mail(
            message,
            db,
            account,
            Reader.CultureFor(account?.Locale ?? ""),
            vendorOptions.Value,
            mailOptions.Value.PublicUrl,
            calendar.Zone,
            calendar.DateAt(clock.GetUtcNow()),
            cancellation);
        var html = await view.RenderAsync(services, templates.PathOf(message.Kind), mail);
        return mail.Subject is null ? null : Compose(mail, html);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The message owns its parts and is disposed by the dispatcher.")]
    private MimeMessage Compose(Mail mail, string html)
    {
        var message = mail.Message;
        var from = mailOptions.Value.FromAddress;
        var mime = new MimeMessage
        {
            Subject = mail.Subject!.Text(mail.Culture),

            // Never changes, so that a message sent twice after a crash is recognised as one.
            MessageId = $"{message.Id:N}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            Date = message.CreatedAt,
        };
        var name = mailOptions.Value.FromName;
        mime.From.Add(new MailboxAddress(name.Length > 0 ? name : mail.Vendor.CalledName, from));
        mime.To.Add(new MailboxAddress(message.ToName ?? "", message.To));
        if (mail.ReplyTo is var (answered, email))
        {
            mime.ReplyTo.Add(new MailboxAddress(answered, email));
        }

        mime.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder { TextBody = MailText.Plain(mail.Blocks, mail.Sender), HtmlBody = html };
        foreach (var (file, pdf) in mail.Attachments)
        {
            body.Attachments.Add(file, pdf, new ContentType("application", "pdf"));
        }

        mime.Body = body.ToMessageBody();
        return mime;
    }
}
