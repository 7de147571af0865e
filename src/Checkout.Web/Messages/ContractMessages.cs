using Checkout.Domain.Documents;
using Checkout.Domain.Contracts;
using Checkout.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>What is said when an order is taken back, and when a contract shall not renew itself, or shall again.</summary>
internal static class ContractMessages
{
    public static async Task<MailContent?> CanceledAsync(MessageSource source, bool forExecutive, CancellationToken cancellationToken)
    {
        var cancellation = await source.Db.OrderCancellations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (cancellation is null)
        {
            return null;
        }

        var order = await source.Db.Orders.Where(row => row.Id == cancellation.OrderId).Select(row => new { row.Number, row.Slug, row.ContractId }).SingleAsync(cancellationToken);
        var contract = await source.Db.Contracts.Where(row => row.Id == order.ContractId).Select(row => new { row.Number, Ended = row.TerminatedOn != null }).SingleAsync(cancellationToken);
        var credited = cancellation.Credited.IsZero ? "Nothing had been invoiced." : $"{MoneyText.Of(cancellation.Credited, source.Culture)} is credited.";
        return new MailContent(
            forExecutive ? $"{source.Account.Name} canceled order {order.Number}" : $"Order {order.Number} is canceled",
            [
                $"{cancellation.CanceledBy} canceled order {order.Number} for {source.Account.Name} on {DateText.Instant(cancellation.CanceledAt, source.VendorZone, source.Culture)}. {credited} Nothing more is billed for it.",
                .. contract.Ended ? new[] { $"Contract {contract.Number} has ended." } : [],
            ])
        {
            Quotation = cancellation.Reason,
            Action = forExecutive ? null : new("See the order", source.Link(DocumentKind.Order, order.Slug)),
            Reason = forExecutive
                ? $"You get this because you are the account executive of {source.Account.Name}."
                : $"You get this because you canceled the order or receive the invoices of contract {contract.Number}.",
        };
    }

    public static Task<MailContent?> NoticeGivenAsync(MessageSource source, bool forExecutive, CancellationToken cancellationToken) =>
        NoticeAsync(source, forExecutive, takenBack: false, cancellationToken);

    public static Task<MailContent?> NoticeTakenBackAsync(MessageSource source, bool forExecutive, CancellationToken cancellationToken) =>
        NoticeAsync(source, forExecutive, takenBack: true, cancellationToken);

    private static async Task<MailContent?> NoticeAsync(MessageSource source, bool forExecutive, bool takenBack, CancellationToken cancellationToken)
    {
        var notice = await source.Db.RenewalNotices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == source.Message.SubjectId, cancellationToken);
        if (notice is null || (takenBack && notice.TakenBackAt is null))
        {
            return null;
        }

        var contract = await source.Db.Contracts.AsNoTracking().SingleAsync(row => row.Id == notice.ContractId, cancellationToken);
        return new MailContent(takenBack ? $"Contract {contract.Number} renews by itself again" : $"Contract {contract.Number} is not renewed", [.. SentencesOf(source, contract, notice, takenBack)])
        {
            Quotation = takenBack ? null : notice.Reason,
            Action = forExecutive ? null : new("See the contract", source.Link(DocumentKind.Contract, contract.Slug)),
            Reason = forExecutive
                ? $"You get this because you are the account executive of {source.Account.Name}."
                : $"You get this because you decided it or receive the invoices of contract {contract.Number}.",
            ReplyTo = forExecutive ? null : (source.Account.Executive.Name, source.Account.Executive.Email),
        };
    }

    private static IEnumerable<string> SentencesOf(MessageSource source, Contract contract, RenewalNotice notice, bool takenBack)
    {
        if (takenBack)
        {
            yield return $"{notice.TakenBackBy} took back for {source.Account.Name} that contract {contract.Number} shall end: it renews by itself after {DateText.Spelled(notice.EndsOn, source.Culture)}.";
            yield break;
        }

        yield return $"{notice.GivenBy} said for {source.Account.Name} that contract {contract.Number} shall not renew. It ends on {DateText.Spelled(notice.EndsOn, source.Culture)}.";
        yield return $"That can be taken back on the contract’s page until the end of {DateText.WithWeekday(contract.NoticeOn, source.Culture)} ({source.VendorZone.Id}).";
    }
}
