using Checkout.Domain.Documents;
using System.Globalization;
using Checkout.Domain.Orders;
using Checkout.Domain.Quotes;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said about quotes and the orders that come of them.</summary>
internal static class QuoteMessages
{
    public static async Task<MailContent?> PublishedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var quote = await QuoteAsync(source, cancellationToken);
        if (quote is null || quote.Status is not QuoteStatus.Active)
        {
            // Replaced, withdrawn or bought before the mail went out: an invitation would only confuse.
            return null;
        }

        var executive = source.Account.Executive;
        var replaces = quote.Revision > 1 ? $" It replaces version {(quote.Revision - 1).ToString(CultureInfo.InvariantCulture)}." : "";
        return new MailContent(
            $"Quote {quote.Number} for {source.Account.Name}: {MoneyText.Of(quote.Total, source.Culture)}",
            [
                $"{executive.Name} has published a quote for you: {quote.Title}.{replaces}",
                $"You can review and accept it until the end of {DateText.WithWeekday(quote.ExpiresOn, source.Culture)} ({source.VendorZone.Id}).",
            ])
        {
            Facts =
            [
                new("Quote", $"{quote.Number}, version {quote.Revision.ToString(CultureInfo.InvariantCulture)}"),
                new("Total with tax", MoneyText.Of(quote.Total, source.Culture)),
                new("Expires", DateText.Spelled(quote.ExpiresOn, source.Culture)),
            ],
            Action = new("Review quote", source.Link(DocumentKind.Quote, quote.Slug, $"&version={quote.Revision.ToString(CultureInfo.InvariantCulture)}")),
            Reason = $"You get this because you manage billing for {source.Account.Name}.",
            ReplyTo = (executive.Name, executive.Email),
        };
    }

    public static async Task<MailContent?> AcceptedAsync(MessageSource source, bool forExecutive, CancellationToken cancellationToken)
    {
        var order = await source.Db.Orders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (order is null)
        {
            return null;
        }

        var acceptance = await source.Db.Acceptances.AsNoTracking().SingleAsync(row => row.OrderId == order.Id, cancellationToken);
        var contract = await source.Db.Contracts.AsNoTracking().SingleAsync(row => row.Id == order.ContractId, cancellationToken);
        var invoice = await source.Db.Invoices.AsNoTracking().FirstOrDefaultAsync(row => row.OrderId == order.Id, cancellationToken);
        var executive = source.Account.Executive;
        var invoiced = invoice is null
            ? "Nothing is invoiced yet; the first invoice follows when its period begins."
            : $"Invoice {invoice.Number} for {MoneyText.Of(invoice.AmountDue, source.Culture)} is due on {DateText.Spelled(invoice.DueOn ?? invoice.IssuedOn, source.Culture)}.";
        return new MailContent(
            forExecutive ? $"{source.Account.Name} accepted {order.QuoteNumber}: {MoneyText.Of(order.Total, source.Culture)}" : $"Order {order.Number} is placed",
            [
                $"{acceptance.Name}, {acceptance.Title}, accepted quote {order.QuoteNumber} for {source.Account.Name}.",
                invoiced,
            ])
        {
            Facts = FactsOf(source, order, contract.Number, acceptance),
            Action = forExecutive ? null : new("See the order", source.Link(DocumentKind.Order, order.Slug)),
            Reason = forExecutive
                ? $"You get this because you are the account executive of {source.Account.Name}."
                : $"You get this because you accepted the quote or receive the invoices of contract {contract.Number}.",
            ReplyTo = forExecutive ? (acceptance.Name, acceptance.Email) : (executive.Name, executive.Email),
        };
    }

    public static async Task<MailContent?> DeclinedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var quote = await QuoteAsync(source, cancellationToken);
        return quote is null
            ? null
            : new MailContent(
                $"{source.Account.Name} declined {quote.Number}",
                [$"{quote.DecidedBy} declined quote {quote.Number}, {quote.Title}, for {MoneyText.Of(quote.Total, source.Culture)}."])
            {
                Quotation = quote.DeclineReason,
                Reason = $"You get this because you are the account executive of {source.Account.Name}.",
            };
    }

    public static async Task<MailContent?> AskedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var question = await source.Db.QuoteQuestions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (question is null)
        {
            return null;
        }

        var quote = await source.Db.Quotes.AsNoTracking().SingleAsync(row => row.Id == question.QuoteId, cancellationToken);
        var email = await source.Db.Users.Where(user => user.Id == question.UserId).Select(user => user.Email).SingleOrDefaultAsync(cancellationToken);
        return new MailContent(
            $"A question about {quote.Number} from {source.Account.Name}",
            [$"{question.UserName} asks about quote {quote.Number}, {quote.Title}:"])
        {
            Quotation = question.Text,
            Reason = $"You get this because you are the account executive of {source.Account.Name}. Your answer goes to {question.UserName}.",
            ReplyTo = email is null ? null : (question.UserName, email),
        };
    }

    /// <summary>To the account executive, for whom it is a chance to help. An older version says nothing any more.</summary>
    public static async Task<MailContent?> SavedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var quote = await source.Db.Quotes.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (quote is null || quote.Status is not QuoteStatus.Active)
        {
            return null;
        }

        var author = await source.Db.Users.Where(user => user.Id == quote.CreatedByUserId).Select(user => new { user.DisplayName, user.Email }).SingleOrDefaultAsync(cancellationToken);
        var who = author?.DisplayName ?? source.Account.Name;
        var what = quote.Revision == 1 ? "saved a quote" : string.Create(CultureInfo.InvariantCulture, $"changed a quote, now version {quote.Revision},");
        return new MailContent(
            $"{source.Account.Name} {(quote.Revision == 1 ? "saved" : "changed")} {quote.Number}: {MoneyText.Of(quote.Total, source.Culture)}",
            [
                $"{who} {what} for {source.Account.Name}: {quote.Title}. Nothing is ordered yet.",
                $"It can be accepted until the end of {DateText.WithWeekday(quote.ExpiresOn, source.Culture)} ({source.VendorZone.Id}).",
            ])
        {
            Facts =
            [
                .. quote.Lines.OrderBy(line => line.Position).Select(line =>
                    new MailFact(line.Name, $"{QuantityText.Of(line.Quantity, line.Unit, source.Culture)} at {MoneyText.Price(new Domain.Money(line.NetPrice, quote.Currency), source.Culture)}")),
                new("Total with tax", MoneyText.Of(quote.Total, source.Culture)),
            ],
            Reason = $"You get this because you are the account executive of {source.Account.Name}.",
            ReplyTo = author?.Email is { } email ? (who, email) : null,
        };
    }

    private static async Task<Quote?> QuoteAsync(MessageSource source, CancellationToken cancellationToken) =>
        await source.Db.Quotes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);

    private static List<MailFact> FactsOf(MessageSource source, Order order, string contractNumber, Acceptance acceptance)
    {
        var facts = new List<MailFact>
        {
            new("Order", order.Number),
            new("Contract", contractNumber),
            new("Total with tax", MoneyText.Of(order.Total, source.Culture)),
            new("Accepted", DateText.Instant(acceptance.AcceptedAt, source.VendorZone, source.Culture)),
        };
        if (order.PoNumber is { } purchaseOrder)
        {
            facts.Add(new("Purchase order", purchaseOrder));
        }

        return facts;
    }
}
