using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Web.Features.Disputes;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about disputes: to the vendor when one is raised or withdrawn, to the customer when it is answered.</summary>
internal static class DisputeMessages
{
    public static async Task<MailContent?> RaisedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (dispute, invoice))
        {
            return null;
        }

        return new MailContent(
            $"{source.Account.Name} disputes invoice {invoice.Number}: {dispute.Reason.Words()}",
            [$"{dispute.RaisedBy} of {source.Account.Name} ({source.Account.Number}) disputes invoice {invoice.Number} and writes:"])
        {
            Quotation = dispute.Text,
            Facts =
            [
                new("Invoice", invoice.Number),
                new("Open on it", MoneyText.Of(invoice.Balance, source.Culture)),
                new("Reason", dispute.Reason.Words()),
                new("About", DisputeWords.Lines(dispute)),
            ],
            Reason = $"Answer it in your invoicing system: the feed takes the answer to {source.Account.Name}. A reply to this mail goes to {dispute.RaisedBy}.",
            ReplyTo = await EmailAsync(source, dispute, cancellationToken) is { } email ? (dispute.RaisedBy, email) : null,
        };
    }

    public static async Task<MailContent?> WithdrawnAsync(MessageSource source, CancellationToken cancellationToken) =>
        await ReadAsync(source, cancellationToken) is var (dispute, invoice)
            ? new MailContent(
                $"{source.Account.Name} no longer disputes invoice {invoice.Number}",
                [$"{dispute.WithdrawnBy} of {source.Account.Name} ({source.Account.Number}) has withdrawn the dispute of invoice {invoice.Number}. It was: {dispute.Reason.Words().ToLowerInvariant()}."])
            {
                Facts = [new("Invoice", invoice.Number), new("Open on it", MoneyText.Of(invoice.Balance, source.Culture))],
                Reason = "You get this because you were told of the dispute.",
            }
            : null;

    public static async Task<MailContent?> AnsweredAsync(MessageSource source, CancellationToken cancellationToken) =>
        await ReadAsync(source, cancellationToken) is var (dispute, invoice)
            ? new MailContent(
                $"Our answer about invoice {invoice.Number}",
                [$"{dispute.RaisedBy} disputed invoice {invoice.Number}: {dispute.Reason.Words().ToLowerInvariant()}. Our billing department answers:"])
            {
                Quotation = dispute.Answer,
                Facts =
                [
                    new("Invoice", invoice.Number),
                    new("Outcome", DisputeWords.Of(dispute.Outcome)),
                    new("Open on it", MoneyText.Of(invoice.Balance, source.Culture)),
                ],
                Action = new("See the invoice", source.Link(DocumentKind.Invoice, invoice.Slug)),
                Reason = $"You get this because you disputed the invoice, or receive the invoices of {source.Account.Name}.",
            }
            : null;

    private static async Task<(InvoiceDispute Dispute, Invoice Invoice)?> ReadAsync(MessageSource source, CancellationToken cancellationToken) =>
        await source.Db.InvoiceDisputes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is { } dispute
            ? (dispute, await source.Db.Invoices.AsNoTracking().SingleAsync(row => row.Id == dispute.InvoiceId, cancellationToken))
            : null;

    private static Task<string?> EmailAsync(MessageSource source, InvoiceDispute dispute, CancellationToken cancellationToken) =>
        source.Db.Users.Where(user => user.Id == dispute.RaisedById).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
}
