using Checkout.Data.Payments;
using Checkout.Domain;
using Checkout.Domain.Documents;
using Checkout.Domain.Payments;
using Checkout.Web.Features.Payments;
using Checkout.Web.Features.Shared;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about payments that were made in the portal.</summary>
internal static class PaymentMessages
{
    public static async Task<MailContent?> ReceivedAsync(MessageSource source, PaymentReceiptPdf pdf, CancellationToken cancellationToken)
    {
        if (await PaymentAsync(source, cancellationToken) is not { } payment)
        {
            return null;
        }

        var receipt = await Receipt.ReadAsync(source.Db, payment, payment.ReceivedOn, cancellationToken);
        var applied = receipt.Page.Applied.Where(row => !row.Amount.IsNegative).Select(row => $"{row.InvoiceNumber}: {MoneyText.Of(row.Amount, source.Culture)}").ToList();
        return new MailContent(
            $"Receipt: {MoneyText.Of(payment.Total, source.Culture)}, payment {payment.Number}",
            [
                $"Thank you. {source.Vendor.CalledName} has received {MoneyText.Of(payment.Total, source.Culture)} from {source.Account.Name}.",
                PaymentReceiptPdf.IsFor(payment.Status) ? "The receipt is attached." : PaymentWords.Sentence(payment, source.Culture),
            ])
        {
            Facts =
            [
                new("Payment", payment.Number),
                new("Date", DateText.Spelled(payment.ReceivedOn, source.Culture)),
                new("Settles", applied.Count == 0 ? "nothing yet" : string.Join(", ", applied)),
            ],
            Action = new("See the payment", source.Link(DocumentKind.Payment, payment.Slug)),
            Reason = $"You get this because you paid for {source.Account.Name}, or receive its invoices.",
            Attachments = PaymentReceiptPdf.IsFor(payment.Status) ? [new($"receipt-{payment.Slug}.pdf", "application/pdf", pdf.Print(receipt, source.Culture))] : [],
        };
    }

    public static async Task<MailContent?> FailedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await PaymentAsync(source, cancellationToken) is not { } payment)
        {
            return null;
        }

        var failure = FailureWords.Of(payment.FailureCode);
        return new MailContent(
            $"A payment of {MoneyText.Of(payment.Total, source.Culture)} did not go through",
            [$"We tried to charge {MoneyText.Of(payment.Total, source.Culture)} to the card on file of {source.Account.Name}. {failure.Why} Nothing was charged, and the invoice stays open.", failure.WhatToDo])
        {
            Facts = [new("Payment", payment.Number), new("Amount", MoneyText.Of(payment.Total, source.Culture))],
            Action = new("See what is open", source.Link("/Pay")),
            Reason = $"You get this because the card on file of {source.Account.Name} was charged for you.",
        };
    }

    public static async Task<MailContent?> ReversedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await source.Db.PaymentReversals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is not { } reversal)
        {
            return null;
        }

        var payment = await source.Db.Payments.AsNoTracking().SingleAsync(row => row.Id == reversal.PaymentId, cancellationToken);
        var amount = MoneyText.Of(new Money(reversal.Amount, reversal.Currency), source.Culture);
        var what = reversal.Kind is PaymentReversalKind.Refund ? $"We paid {amount} of payment {payment.Number} back." : $"The bank took {amount} of payment {payment.Number} back.";
        return new MailContent($"{amount} of payment {payment.Number} {(reversal.Kind is PaymentReversalKind.Refund ? "was paid back" : "was charged back")}", [what, "Invoices that it had settled may be open again; the payment shows which."])
        {
            Facts = [new("Payment", payment.Number), new("Amount", amount), new("Date", DateText.Spelled(reversal.On, source.Culture))],
            Action = new("See the payment", source.Link(DocumentKind.Payment, payment.Slug)),
            Reason = payment.Source is DocumentSource.Checkout ? $"You get this because you made the payment for {source.Account.Name}." : $"You get this because you manage the billing of {source.Account.Name}.",
        };
    }

    /// <summary>For the vendor.</summary>
    public static async Task<MailContent?> NeedsAttentionAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var payment = await PaymentAsync(source, cancellationToken);
        return new MailContent(
            payment is null ? $"A payment of {source.Account.Name} needs your attention" : $"Payment {payment.Number} of {source.Account.Name} needs your attention",
            [AttentionNote.FromJson(source.Message.Data).Text(source.Culture)])
        {
            Facts =
            [
                new("Customer", $"{source.Account.Name} ({source.Account.Number})"),
                .. payment is null ? [] : new MailFact[] { new("Payment", payment.Number), new("Amount", MoneyText.Of(payment.Total, source.Culture)), new("Provider’s reference", payment.Reference ?? "none") },
            ],
            Reason = "You get this because you are the billing department of this portal.",
        };
    }

    private static Task<Payment?> PaymentAsync(MessageSource source, CancellationToken cancellationToken) =>
        source.Db.Payments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
}
