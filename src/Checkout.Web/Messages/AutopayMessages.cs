using Checkout.Domain.Documents;
using Checkout.Data.Payments;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Web.Features.Payments;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about invoices that pay themselves, and about cards that expire.</summary>
internal static class AutopayMessages
{
    public static async Task<MailContent?> AnnouncedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (invoice, note, contract))
        {
            return null;
        }

        var (amount, on) = (Amount(invoice, note, source), DateText.WithWeekday(note.On, source.Culture));
        return new MailContent(
            $"{amount} will be charged on {DateText.Spelled(note.On, source.Culture)}: invoice {invoice.Number}",
            [
                note.Method is { } method
                    ? $"Invoice {invoice.Number} of {source.Account.Name} pays itself: we charge {amount} to the {method} on {on}. You need not do anything."
                    : $"Invoice {invoice.Number} of {source.Account.Name} is to pay itself on {on}: {amount}. No card that we can charge is on file at present; please put one on file before that day.",
                "Until the moment of charging you can switch automatic payment off, choose another card, or dispute the invoice. What is disputed is not charged.",
            ])
        {
            Facts = Facts(invoice, note, source, "Charged on", note.On),
            Action = new("See the invoice", source.Link(DocumentKind.Invoice, invoice.Slug)),
            Reason = Reason(source, contract),
        };
    }

    public static async Task<MailContent?> FailedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (invoice, note, contract) || note.RetryOn is not { } retry)
        {
            return null;
        }

        var amount = Amount(invoice, note, source);
        return new MailContent(
            $"{amount} for invoice {invoice.Number} could not be charged",
            [
                $"We tried to charge {amount}{(note.Method is { } method ? $" to the {method}" : "")} for invoice {invoice.Number} of {source.Account.Name}. {Why(note)} Nothing was charged.",
                $"We try again on {DateText.WithWeekday(retry, source.Culture)}. If you choose another card before that day, we charge that one; you can also pay the invoice yourself.",
            ])
        {
            Facts = Facts(invoice, note, source, "Tried again on", retry),
            Action = new("Choose another card", source.Link($"/Contracts/{contract.Slug}/PaymentInformation")),
            Reason = Reason(source, contract),
        };
    }

    public static async Task<MailContent?> GivenUpAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await ReadAsync(source, cancellationToken) is not var (invoice, note, contract))
        {
            return null;
        }

        var amount = Amount(invoice, note, source);
        return new MailContent(
            $"Please pay invoice {invoice.Number} yourself: {amount}",
            [
                $"Invoice {invoice.Number} of {source.Account.Name} was to pay itself, and did not. {Why(note)} Nothing was charged, and we do not try again.",
                "The invoice stays open until you pay it, by card or by bank transfer. Later invoices of the contract still pay themselves.",
            ])
        {
            Facts = Facts(invoice, note, source, "Due", invoice.DueOn),
            Action = new("Pay the invoice", source.Link("/Pay", $"&invoice={Uri.EscapeDataString(invoice.Slug)}")),
            Reason = Reason(source, contract),
        };
    }

    public static async Task<MailContent?> MethodExpiresAsync(MessageSource source, DateOnly today, CancellationToken cancellationToken)
    {
        if (await source.Db.StoredMethods.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is not { RemovedAt: null, LastOn: { } last } method)
        {
            return null;
        }

        var contracts = await ManageMethods.UsersOf(source.Db, method).Select(row => row.Number).ToListAsync(cancellationToken);
        var expires = last < today ? "has expired" : $"expires on {DateText.Spelled(last, source.Culture)}";
        return new MailContent(
            $"{method.Printed} {expires}",
            [
                $"The {method.Printed} that {source.Account.Name} has on file with us {expires}.",
                contracts.Count == 0
                    ? "No contract pays itself with it. If you still want to pay by card later, put another one on file."
                    : $"With it pays itself: contract {string.Join(", ", contracts)}. Put another card on file before the next invoice, or it stays open.",
            ])
        {
            Action = new("See payment methods", source.Link("/PaymentMethods")),
            Reason = $"You get this, once, because you manage the billing of {source.Account.Name}.",
        };
    }

    private static string Why(AutopayNote note) => note.Code is { } code ? FailureWords.Of(code).Why : note.Reason ?? "";

    private static string Amount(Invoice invoice, AutopayNote note, MessageSource source) => MoneyText.Of(new Money(note.Amount, invoice.Currency), source.Culture);

    private static IReadOnlyList<MailFact> Facts(Invoice invoice, AutopayNote note, MessageSource source, string label, DateOnly? on) =>
    [
        new("Invoice", invoice.Number),
        new("Amount", Amount(invoice, note, source)),
        .. note.Method is { } method ? new MailFact[] { new("Card", method) } : [],
        .. on is { } day ? new MailFact[] { new(label, DateText.Spelled(day, source.Culture)) } : [],
    ];

    private static string Reason(MessageSource source, PayingContract contract) => $"You get this because invoices of contract {contract.Number} pay themselves and you receive the invoices of {source.Account.Name}.";

    private static async Task<(Invoice Invoice, AutopayNote Note, PayingContract Contract)?> ReadAsync(MessageSource source, CancellationToken cancellationToken)
    {
        if (await source.Db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken) is not { } invoice)
        {
            return null;
        }

        var contract = await source.Db.Contracts.Where(row => row.Id == invoice.ContractId).Select(row => new PayingContract(row.Number, row.Slug)).SingleAsync(cancellationToken);
        return (invoice, AutopayNote.FromJson(source.Message.Data), contract);
    }

    private sealed record PayingContract(string Number, string Slug);
}
