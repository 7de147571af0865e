using Checkout.Domain.Documents;
using Checkout.Domain.Quotes;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said when an order takes two people: to those who can approve, and to the one who asked.</summary>
internal static class ApprovalMessages
{
    public static async Task<MailContent?> RequestedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var quote = await source.Db.Quotes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        var request = quote is null ? null : await source.Db.QuoteApprovals.AsNoTracking().Where(row => row.QuoteId == quote.Id && row.State == ApprovalState.Requested)
            .OrderByDescending(row => row.RequestedAt).FirstOrDefaultAsync(cancellationToken);
        if (quote is not { Status: QuoteStatus.PendingApproval } || request is null)
        {
            // Decided before the mail went out.
            return null;
        }

        var facts = new List<MailFact> { new("Quote", $"{quote.Number}, {quote.Title}"), new("Total with tax", MoneyText.Of(quote.Total, source.Culture)), new("Expires", DateText.Spelled(quote.ExpiresOn, source.Culture)) };
        if (request.PoNumber is { } purchaseOrder)
        {
            facts.Add(new("Purchase order", purchaseOrder));
        }

        return new MailContent(
            $"{request.RequestedBy} asks for your approval of {quote.Number}: {MoneyText.Of(quote.Total, source.Culture)}",
            [
                $"{request.RequestedBy}, {request.RequestedByTitle}, wants to order for {source.Account.Name} and needs a second person. Approving places the order; you can also return it with a reason.",
                $"It can be approved until the end of {DateText.WithWeekday(quote.ExpiresOn, source.Culture)} ({source.VendorZone.Id}).",
            ])
        {
            Facts = facts,
            Action = new("Review and decide", source.Link(DocumentKind.Quote, quote.Slug)),
            Reason = $"You get this because you manage billing for {source.Account.Name}.",
            ReplyTo = (request.RequestedBy, request.RequestedByEmail),
        };
    }

    public static async Task<MailContent?> GivenAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var order = await source.Db.Orders.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (order is null)
        {
            return null;
        }

        var acceptance = await source.Db.Acceptances.AsNoTracking().SingleAsync(row => row.OrderId == order.Id, cancellationToken);
        return new MailContent(
            $"{acceptance.Name} approved {order.QuoteNumber}: order {order.Number} is placed",
            [$"{acceptance.Name}, {acceptance.Title}, approved and accepted quote {order.QuoteNumber}, as you asked. Order {order.Number} comes to {MoneyText.Of(order.Total, source.Culture)} with tax."])
        {
            Action = new("See the order", source.Link(DocumentKind.Order, order.Slug)),
            Reason = "You get this because you asked for the approval.",
            ReplyTo = (acceptance.Name, acceptance.Email),
        };
    }

    public static async Task<MailContent?> ReturnedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var request = await source.Db.QuoteApprovals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (request is null)
        {
            return null;
        }

        var quote = await source.Db.Quotes.AsNoTracking().SingleAsync(row => row.Id == request.QuoteId, cancellationToken);
        return new MailContent(
            $"{request.DecidedBy} returned {quote.Number}",
            [$"{request.DecidedBy} did not approve quote {quote.Number}, {quote.Title}. Nothing is ordered; the quote is open again, and you can ask once more."])
        {
            Quotation = request.Reason,
            Action = new("See the quote", source.Link(DocumentKind.Quote, quote.Slug)),
            Reason = "You get this because you asked for the approval.",
        };
    }

    public static async Task<MailContent?> LapsedAsync(MessageSource source, CancellationToken cancellationToken)
    {
        var request = await source.Db.QuoteApprovals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (request is null)
        {
            return null;
        }

        var quote = await source.Db.Quotes.AsNoTracking().SingleAsync(row => row.Id == request.QuoteId, cancellationToken);
        var what = quote.Status switch
        {
            QuoteStatus.Declined => $"was declined by {quote.DecidedBy}",
            QuoteStatus.Withdrawn => "was withdrawn",
            QuoteStatus.Discarded => $"was discarded by {quote.DecidedBy}",
            QuoteStatus.Superseded => "was replaced by a newer version",
            _ => "has expired",
        };
        return new MailContent(
            $"Quote {quote.Number} {what} before it was approved",
            [
                $"Quote {quote.Number}, {quote.Title}, for which you asked for approval on {DateText.Instant(request.RequestedAt, source.VendorZone, source.Culture)}, {what}. Nobody approved it, and nothing is ordered.",
                quote.Status is QuoteStatus.Superseded ? "Look at the newest version, and ask again if you want it." : $"{source.Account.Executive.Name}, your account executive, can help: {source.Account.Executive.Email}.",
            ])
        {
            Quotation = quote.Status is QuoteStatus.Declined ? quote.DeclineReason : null,
            Action = new("See the quote", source.Link(DocumentKind.Quote, quote.Slug)),
            Reason = "You get this because you asked for the approval.",
            ReplyTo = (source.Account.Executive.Name, source.Account.Executive.Email),
        };
    }
}
