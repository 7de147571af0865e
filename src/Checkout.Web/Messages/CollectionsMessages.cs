using Checkout.Domain.Documents;
using Checkout.Data.Collections;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Domain.Vendor;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about paying: reminders, new bank details, money asked back.</summary>
internal static class CollectionsMessages
{
    /// <summary>Says what is still so when it is sent: what was paid, disputed or promised since is left out, and nothing is sent where nothing is left.</summary>
    public static async Task<MailContent?> ReminderAsync(MessageSource source, DateOnly today, CancellationToken cancellationToken)
    {
        var reminded = await source.Db.InvoiceReminders.AsNoTracking().Where(row => row.NoticeId == source.Message.SubjectId).ToListAsync(cancellationToken);
        var ids = reminded.Where(row => ReminderScope.Holds(source.Message.Data, row.ContractId)).Select(row => row.InvoiceId).ToList();
        var invoices = await ReminderRun.Remindable(source.Db, today).AsNoTracking().Where(invoice => ids.Contains(invoice.Id))
            .OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Ordinal).ToListAsync(cancellationToken);
        if (invoices.Count == 0)
        {
            return null;
        }

        var total = MoneyText.Of(new Money(invoices.Sum(invoice => invoice.Balance.Amount), invoices[0].Currency), source.Culture);
        var late = invoices.Count(invoice => invoice.IsOverdue(today));
        var one = invoices.Count == 1 ? invoices[0] : null;
        return new MailContent(Subject(invoices, late, total, today, source), [Opening(invoices.Count, late, total, source), "If you have paid in the meantime, thank you; there is nothing more to do. If something is wrong with an invoice, dispute it. If you can say when it will be paid, promise a day: until then we do not remind you."])
        {
            Facts = [.. invoices.Select(invoice => new MailFact(invoice.Number, $"{MoneyText.Of(invoice.Balance, source.Culture)}, {When(invoice, today, source)}", source.Link(DocumentKind.Invoice, invoice.Slug)))],
            Action = one is null ? new("See the invoices", source.Link("/Invoices", $"&status={(late > 0 ? nameof(InvoiceStatus.Overdue) : nameof(InvoiceStatus.Open))}")) : new("See the invoice", source.Link(DocumentKind.Invoice, one.Slug)),
            Reason = $"You get this because you receive the invoices of {source.Account.Name}, or manage its billing, and {(one is null ? "these invoices are" : "this invoice is")} open. We write before the due date, on it, and a few times after it, never twice for the same reason; what you dispute or promise to pay is left out.",
        };
    }

    /// <summary>Never with a whole account number: who wants to pay looks it up on the portal.</summary>
    public static async Task<MailContent?> BankChangedAsync(MessageSource source, CancellationToken cancellationToken) =>
        await source.Db.LegalEntities.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is { BankChangedOn: { } changedOn } entity
            ? new MailContent(
                $"The bank details of {entity.Name} have changed",
                [
                    $"{entity.Name} has a new bank account for your payments. Please use it from now on; the portal shows it beside every open invoice.",
                    "Fraudsters send such mails as well. This one holds no account number on purpose: sign in to the portal as you always do, or call our billing department under the number that you know.",
                ])
            {
                Facts =
                [
                    new("Changed on", DateText.Spelled(changedOn, source.Culture)),
                    new("Old account ended in", entity.PreviousAccountEnding ?? ""),
                    new("New account ends in", LegalEntity.Ending(entity.Bank)),
                ],
                Action = new("See your invoices", source.Link("/Invoices", $"&status={nameof(InvoiceStatus.Open)}")),
                Reason = $"You get this because you manage billing for {source.Account.Name}, which {entity.Name} invoices.",
            }
            : null;

    public static async Task<MailContent?> RefundRequestedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (request, payment))
        {
            return null;
        }

        var email = await source.Db.Users.Where(user => user.Id == request.RequestedById).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        return new MailContent(
            $"{source.Account.Name} asks for {MoneyText.Of(request.Total, source.Culture)} of payment {payment.Number} back",
            [$"{request.RequestedBy} of {source.Account.Name} ({source.Account.Number}) asks for money back that settles no invoice, and writes:"])
        {
            Quotation = request.Reason,
            Facts = [new("Payment", payment.Number), new("Asked back", MoneyText.Of(request.Total, source.Culture)), new("Unapplied", MoneyText.Of(payment.Unapplied, source.Culture))],
            Reason = $"Pay it back or decline in your own system: the feed takes the answer to {source.Account.Name}. A reply to this mail goes to {request.RequestedBy}.",
            ReplyTo = email is null ? null : (request.RequestedBy, email),
        };
    }

    public static async Task<MailContent?> RefundWithdrawnAsync(MessageSource source, CancellationToken cancellationToken) =>
        await ReadAsync(source, cancellationToken) is not var (request, payment)
            ? null
            : new MailContent(
                $"{source.Account.Name} does not ask for {MoneyText.Of(request.Total, source.Culture)} of payment {payment.Number} back any more",
                [$"{request.WithdrawnBy} of {source.Account.Name} ({source.Account.Number}) withdrew the request. The money stays on account, to be applied to invoices: please don’t pay it back."])
            {
                Facts = [new("Payment", payment.Number), new("Had been asked back", MoneyText.Of(request.Total, source.Culture)), new("Unapplied", MoneyText.Of(payment.Unapplied, source.Culture))],
                Reason = "You get this because you were asked to pay the money back. If you have paid it already, the feed takes the refund as before.",
            };

    public static async Task<MailContent?> RefundAnsweredAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (request, payment))
        {
            return null;
        }

        var paidBack = request.State is RefundRequestState.Refunded;
        var amount = MoneyText.Of(request.Total with { Amount = request.RefundedAmount ?? request.Amount }, source.Culture);
        return new MailContent(
            paidBack ? $"{amount} of payment {payment.Number} was paid back" : $"Our answer about payment {payment.Number}",
            [paidBack ? $"You asked for {MoneyText.Of(request.Total, source.Culture)} of payment {payment.Number} back. {amount} is on its way to where the money came from." : $"You asked for {amount} of payment {payment.Number} back. Our billing department answers:"])
        {
            Quotation = request.Answer,
            Facts = [new("Payment", payment.Number), new("Still unapplied", MoneyText.Of(payment.Unapplied, source.Culture))],
            Action = new("See the payment", source.Link(DocumentKind.Payment, payment.Slug)),
            Reason = "You get this because you asked for the money.",
        };
    }

    private static string Subject(List<Invoice> invoices, int late, string total, DateOnly today, MessageSource source) => (invoices, late) switch
    {
        ([var invoice], 0) => $"Invoice {invoice.Number}: {total}, {When(invoice, today, source)}",
        ([var invoice], _) => $"Overdue: invoice {invoice.Number}, {total}",
        (_, 0) => $"{QuantityText.Count(invoices.Count, "invoice", "invoices", source.Culture)} to be paid soon: {total}",
        _ => $"{QuantityText.Count(invoices.Count, "open invoice", "open invoices", source.Culture)}, {late} overdue: {total}",
    };

    private static string Opening(int count, int late, string total, MessageSource source) => late switch
    {
        0 => $"{total} of {source.Account.Name} falls due to {source.Vendor.CalledName}{(count == 1 ? ":" : $", on {count} invoices:")}",
        _ when count == 1 => $"{total} that {source.Account.Name} owes {source.Vendor.CalledName} is overdue:",
        _ => $"{total} of {source.Account.Name} is open at {source.Vendor.CalledName} on {count} invoices, of which {late} {(late == 1 ? "is" : "are")} overdue:",
    };

    private static string When(Invoice invoice, DateOnly today, MessageSource source)
    {
        var due = invoice.DueOn!.Value;
        return (due.DayNumber - today.DayNumber) switch
        {
            0 => "due today",
            > 0 => $"due on {DateText.WithWeekday(due, source.Culture)}",
            -1 => "1 day overdue",
            var days => $"{-days} days overdue",
        };
    }

    private static async Task<(RefundRequest Request, Payment Payment)?> ReadAsync(MessageSource source, CancellationToken cancellationToken) =>
        await source.Db.RefundRequests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is { } request
            ? (request, await source.Db.Payments.AsNoTracking().SingleAsync(row => row.Id == request.PaymentId, cancellationToken))
            : null;
}
