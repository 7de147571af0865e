using System.Diagnostics.CodeAnalysis;
using Checkout.Web.Branding;
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
    VendorLooks looks,
    IOptions<VendorOptions> vendorOptions,
    IOptions<MailOptions> mailOptions)
{
    public const string LogoId = "logo";
    public const string LogoFile = "logo.png";

    /// <param name="queued">What goes out in one mail: one message, or several of kinds that are bundled.</param>
    /// <returns>Null where the cause is gone and nothing is to be said any more, or its reader does without such mails.</returns>
    public async Task<MimeMessage?> RenderAsync(IReadOnlyList<OutboxMessage> queued, CancellationToken cancellation)
    {
        var messages = await WantedAsync(queued, cancellation);
        if (messages.Count == 0)
        {
            return null;
        }

        if (messages is [var only])
        {
            return await RenderAsync(only, cancellation);
        }

        var digest = new Digest(messages);
        var said = new List<(Mail Mail, string Html)>();
        foreach (var message in digest.InOrder)
        {
            if (said.Count == Digest.MaxRows)
            {
                break;
            }

            if (await WriteAsync(message, templates.PathOf(message.Kind), digest: null, cancellation) is { Mail.Subject: not null } one)
            {
                said.Add(one);
                digest.Add(one.Mail);
            }
            else
            {
                digest.Leave(message);
            }
        }

        if (said.Count <= 1)
        {
            return said is [var (mail, html)] ? Compose(mail, html) : null;
        }

        var (all, page) = await WriteAsync(messages[0], MailTemplates.Digest, digest, cancellation);
        return Compose(all, page);
    }

    /// <returns>Null where the cause is gone and nothing is to be said any more.</returns>
    public async Task<MimeMessage?> RenderAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var (mail, html) = await WriteAsync(message, templates.PathOf(message.Kind), digest: null, cancellation);
        return mail.Subject is null ? null : Compose(mail, html);
    }

    /// <summary>What goes out for a message, but for links that open a sign-in.</summary>
    /// <returns>Null where the cause is gone and nothing is to be said any more.</returns>
    public async Task<MimeMessage?> PreviewAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var (mail, html) = await WriteAsync(message, templates.PathOf(message.Kind), digest: null, cancellation, isPreview: true);
        return mail.Subject is null ? null : Compose(mail, html);
    }

    /// <summary>What the vendor's template for a kind says, with the examples of its values.</summary>
    /// <param name="message">Says the kind and to whom it goes.</param>
    /// <param name="company">Whose look it has; null for the vendor's.</param>
    public async Task<MimeMessage> ExampleAsync(OutboxMessage message, CultureInfo culture, string? company, CancellationToken cancellation)
    {
        var (mail, html) = await WriteAsync(message, MailTemplates.Example, digest: null, cancellation, isPreview: true, culture, company);
        return Compose(mail, html);
    }

    // Here and nowhere else: whoever queues a message need not know what its reader chose, who may choose otherwise until it is sent.
    private async Task<IReadOnlyList<OutboxMessage>> WantedAsync(IReadOnlyList<OutboxMessage> queued, CancellationToken cancellation)
    {
        if (!queued.Any(message => MessageKinds.Optional.Contains(message.Kind)))
        {
            return queued;
        }

        if (queued[0] is { ForAccountId: { } accountId } first && MessageKinds.Deadlines.Contains(first.Kind))
        {
            await using var one = contexts.ForAccount(accountId);
            var members = await PermittedMembers.OfAsync(one, rights => rights.ManagesBilling, calendar.Today(clock), cancellation);
            if (!members.Any(member => string.Equals(member.Email, first.To, StringComparison.OrdinalIgnoreCase)))
            {
                return [];
            }
        }

        var email = queued[0].To.ToUpperInvariant();
        await using var db = contexts.Unscoped();
        var reader = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.NormalizedEmail == email, cancellation);
        return reader is null ? queued : [.. queued.Where(message => reader.Wants(message.Kind))];
    }

    private async Task<(Mail Mail, string Html)> WriteAsync(OutboxMessage message, string template, Digest? digest,
        CancellationToken cancellation, bool isPreview = false, CultureInfo? culture = null, string? company = null)
    {
        await using var db = message.ForAccountId is { } accountId ? contexts.ForAccount(accountId) : null;
        var account = db is null ? null : await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var mail = new Mail(
            message,
            db,
            account,
            culture ?? Reader.CultureFor(account?.Locale ?? ""),
            vendorOptions.Value,
            mailOptions.Value.PublicUrl,
            calendar.Zone,
            calendar.DateAt(clock.GetUtcNow()),
            cancellation)
        { Looks = looks, Digest = digest, IsPreview = isPreview, Company = company };
        try
        {
            return (mail, await view.RenderAsync(services, template, mail));
        }
        catch (NotFoundException)
        {
            return (mail, "");
        }
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
        var (look, name) = (mail.Look, mailOptions.Value.FromName);
        mime.From.Add(new MailboxAddress(look.FromName.Length > 0 ? look.FromName : name.Length > 0 ? name : look.CalledName,
            look.FromAddress.Length > 0 ? look.FromAddress : from));
        mime.To.Add(new MailboxAddress(message.ToName ?? "", message.To));
        if (mail.ReplyTo is var (answered, email))
        {
            mime.ReplyTo.Add(new MailboxAddress(answered, email));
        }

        mime.Headers.Add("Auto-Submitted", "auto-generated");
        mime.Headers.Add(HeaderId.XMailer, ProductVersion.Told);
        var body = new BodyBuilder { TextBody = MailText.Plain(mail.Blocks, mail.Sender), HtmlBody = html };
        if (look.Png is { } logo)
        {
            body.LinkedResources.Add(LogoFile, logo, new ContentType("image", "png")).ContentId = LogoId;
        }

        foreach (var (file, pdf) in mail.Digest?.Attachments ?? mail.Attachments)
        {
            body.Attachments.Add(file, pdf, new ContentType("application", "pdf"));
        }

        mime.Body = body.ToMessageBody();
        return mime;
    }
}
