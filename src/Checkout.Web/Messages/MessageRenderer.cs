using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Checkout.Data;
using Checkout.Data.Identity;
using Checkout.Domain;
using Checkout.Domain.Messages;
using Checkout.Web.Features.Payments;
using Checkout.Web.Features.Statements;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Makes the finished message of an outbox row: one template per kind, one layout for all.</summary>
public sealed class MessageRenderer(
    CheckoutDbContexts contexts,
    UserManager<CheckoutUser> users,
    BusinessCalendar calendar,
    IInvoiceFile invoices,
    StatementPdf statements,
    PaymentReceiptPdf receipts,
    TimeProvider clock,
    IOptions<VendorOptions> vendorOptions,
    IOptions<MailOptions> mailOptions)
{
    /// <returns>Null where the cause is gone and nothing is to be said any more.</returns>
    public async Task<MimeMessage?> RenderAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var content = message.Kind is MessageKind.PasswordReset
            ? await ResetAsync(message)
            : await OfAccountAsync(message, cancellationToken);
        return content is null ? null : Compose(message, content);
    }

    private async Task<MailContent?> OfAccountAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var accountId = message.ForAccountId ?? throw new InvalidOperationException($"A message of kind {message.Kind} belongs to an account.");
        await using var db = contexts.ForAccount(accountId);
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellationToken);
        var source = new MessageSource(message, db, account, vendorOptions.Value, mailOptions.Value.PublicUrl, calendar.Zone);
        return await (message.Kind switch
        {
            MessageKind.QuotePublished => QuoteMessages.PublishedAsync(source, cancellationToken),
            MessageKind.QuoteAccepted => QuoteMessages.AcceptedAsync(source, forExecutive: false, cancellationToken),
            MessageKind.QuoteAcceptedForExecutive => QuoteMessages.AcceptedAsync(source, forExecutive: true, cancellationToken),
            MessageKind.QuoteDeclined => QuoteMessages.DeclinedAsync(source, cancellationToken),
            MessageKind.QuestionAsked => QuoteMessages.AskedAsync(source, cancellationToken),
            MessageKind.OwnQuoteSaved => QuoteMessages.SavedAsync(source, cancellationToken),
            MessageKind.ApprovalRequested => ApprovalMessages.RequestedAsync(source, cancellationToken),
            MessageKind.ApprovalGiven => ApprovalMessages.GivenAsync(source, cancellationToken),
            MessageKind.ApprovalReturned => ApprovalMessages.ReturnedAsync(source, cancellationToken),
            MessageKind.ApprovalLapsed => ApprovalMessages.LapsedAsync(source, cancellationToken),
            MessageKind.OrderCanceled => ContractMessages.CanceledAsync(source, forExecutive: false, cancellationToken),
            MessageKind.OrderCanceledForExecutive => ContractMessages.CanceledAsync(source, forExecutive: true, cancellationToken),
            MessageKind.RenewalNoticeGiven => ContractMessages.NoticeGivenAsync(source, forExecutive: false, cancellationToken),
            MessageKind.RenewalNoticeGivenForExecutive => ContractMessages.NoticeGivenAsync(source, forExecutive: true, cancellationToken),
            MessageKind.RenewalNoticeTakenBack => ContractMessages.NoticeTakenBackAsync(source, forExecutive: false, cancellationToken),
            MessageKind.RenewalNoticeTakenBackForExecutive => ContractMessages.NoticeTakenBackAsync(source, forExecutive: true, cancellationToken),
            MessageKind.InvoiceReady => BillingMessages.InvoiceReadyAsync(source, invoices, cancellationToken),
            MessageKind.StatementSent => StatementMessages.SentAsync(source, statements, calendar.DateAt(clock.GetUtcNow()), cancellationToken),
            MessageKind.BillingDetailsChanged => BillingDetailsMessages.ChangedAsync(source, forExecutive: false, cancellationToken),
            MessageKind.BillingDetailsChangedForExecutive => BillingDetailsMessages.ChangedAsync(source, forExecutive: true, cancellationToken),
            MessageKind.InvoiceDisputed => DisputeMessages.RaisedAsync(source, cancellationToken),
            MessageKind.DisputeWithdrawn => DisputeMessages.WithdrawnAsync(source, cancellationToken),
            MessageKind.DisputeAnswered => DisputeMessages.AnsweredAsync(source, cancellationToken),
            MessageKind.PaymentReminder => CollectionsMessages.ReminderAsync(source, calendar.DateAt(clock.GetUtcNow()), cancellationToken),
            MessageKind.BankDetailsChanged => CollectionsMessages.BankChangedAsync(source, cancellationToken),
            MessageKind.RefundRequested => CollectionsMessages.RefundRequestedAsync(source, cancellationToken),
            MessageKind.RefundAnswered => CollectionsMessages.RefundAnsweredAsync(source, cancellationToken),
            MessageKind.RefundWithdrawn => CollectionsMessages.RefundWithdrawnAsync(source, cancellationToken),
            MessageKind.ContactReceived => ContactMessages.ReceivedAsync(source, cancellationToken),
            MessageKind.ContactForwarded => ContactMessages.ForwardedAsync(source, cancellationToken),
            MessageKind.PaymentReceived => PaymentMessages.ReceivedAsync(source, receipts, cancellationToken),
            MessageKind.PaymentFailed => PaymentMessages.FailedAsync(source, cancellationToken),
            MessageKind.PaymentReversed => PaymentMessages.ReversedAsync(source, cancellationToken),
            MessageKind.AutopayAnnounced => AutopayMessages.AnnouncedAsync(source, cancellationToken),
            MessageKind.AutopayFailed => AutopayMessages.FailedAsync(source, cancellationToken),
            MessageKind.AutopayGivenUp => AutopayMessages.GivenUpAsync(source, cancellationToken),
            MessageKind.MethodExpires => AutopayMessages.MethodExpiresAsync(source, calendar.DateAt(clock.GetUtcNow()), cancellationToken),
            MessageKind.PaymentNeedsAttention => PaymentMessages.NeedsAttentionAsync(source, cancellationToken),
            _ => throw new InvalidOperationException($"There is no template for {message.Kind}."),
        });
    }

    /// <summary>The token is made when the mail is: it is never stored.</summary>
    private async Task<MailContent?> ResetAsync(OutboxMessage message)
    {
        if (message.SubjectId is not { } userId || await users.FindByIdAsync(userId.ToString()) is not { Active: true } user)
        {
            return null;
        }

        var token = await users.GeneratePasswordResetTokenAsync(user);
        var link = $"{mailOptions.Value.PublicUrl.TrimEnd('/')}/ResetPassword?user={userId:N}&token={Uri.EscapeDataString(token)}";
        return new MailContent($"Choose a new password for {vendorOptions.Value.CalledName} {vendorOptions.Value.ProductName}", ["Somebody, probably you, asked for a new password for this address. The link works once, for a limited time. If it was not you, do nothing: your password stays as it is."])
        {
            Action = new("Choose a new password", link),
            Reason = "You get this because your address was entered on the page for forgotten passwords.",
        };
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The message owns its parts and is disposed by the dispatcher.")]
    private MimeMessage Compose(OutboxMessage message, MailContent content)
    {
        var vendor = vendorOptions.Value;
        var from = mailOptions.Value.FromAddress;
        var mime = new MimeMessage
        {
            Subject = content.Subject,

            // Never changes, so that a message sent twice after a crash is recognised as one.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Id:N}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}"),
            Date = message.CreatedAt,
        };
        mime.From.Add(new MailboxAddress(mailOptions.Value.FromName.Length > 0 ? mailOptions.Value.FromName : vendor.CalledName, from));
        mime.To.Add(new MailboxAddress(message.ToName ?? "", message.To));
        if (content.ReplyTo is var (name, email))
        {
            mime.ReplyTo.Add(new MailboxAddress(name, email));
        }

        mime.Headers.Add("Auto-Submitted", "auto-generated");
        var body = new BodyBuilder { TextBody = MailLayout.Text(content, vendor), HtmlBody = MailLayout.Html(content, vendor) };
        foreach (var attachment in content.Attachments)
        {
            body.Attachments.Add(attachment.FileName, attachment.Content, ContentType.Parse(attachment.MediaType));
        }

        mime.Body = body.ToMessageBody();
        return mime;
    }
}
