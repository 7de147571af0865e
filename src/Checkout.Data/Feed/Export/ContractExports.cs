using Checkout.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Feed.Export;

/// <summary>Reads what customers did about orders and contracts: orders taken back, and notices that a contract shall not renew itself.</summary>
internal static class ContractExports
{
    public static async Task CancellationsAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts, Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var cancellations = await db.OrderCancellations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var orderIds = cancellations.ConvertAll(row => row.OrderId);
        var orders = await db.Orders.Where(row => orderIds.Contains(row.Id)).Select(row => new { row.Id, row.Number, row.ContractId, row.QuoteId }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var contracts = await NamesAsync(db, [.. orders.Values.Select(row => row.ContractId)], cancellationToken);
        var quoteIds = orders.Values.Select(row => row.QuoteId).OfType<Guid>().ToList();
        var types = await db.Quotes.Where(row => quoteIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Type, cancellationToken);
        var emails = await ExportQueries.EmailsAsync(db, cancellations.ConvertAll(row => row.CanceledById), cancellationToken);
        foreach (var cancellation in cancellations)
        {
            var order = orders[cancellation.OrderId];
            records[(ExportKind.OrderCanceled, cancellation.Id)] = new OrderCanceledRecord(cancellation.Id.ToString("N"), cancellation.CanceledAt)
            {
                Account = await accounts.OfAsync(cancellation.AccountId, cancellationToken),
                Order = order.Number,
                Contract = contracts[order.ContractId],
                ContractEnded = order.QuoteId is { } quoteId && types[quoteId] is QuoteType.New,
                Currency = cancellation.Currency.Code,
                Credited = cancellation.CreditedAmount,
                By = cancellation.CanceledBy,
                Email = emails.GetValueOrDefault(cancellation.CanceledById),
                Reason = cancellation.Reason,
            };
        }
    }

    public static async Task NoticesAsync(
        CheckoutDbContext db, List<Guid> given, List<Guid> takenBack, ExportAccounts accounts, Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellationToken)
    {
        var ids = given.Concat(takenBack).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var notices = await db.RenewalNotices.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var contracts = await NamesAsync(db, [.. notices.Values.Select(row => row.ContractId)], cancellationToken);
        var emails = await ExportQueries.EmailsAsync(db, [.. notices.Values.Select(row => row.GivenById)], cancellationToken);
        foreach (var (kind, id) in given.Select(id => (ExportKind.RenewalNoticeGiven, id)).Concat(takenBack.Select(id => (ExportKind.RenewalNoticeTakenBack, id))))
        {
            var notice = notices[id];
            var back = kind is ExportKind.RenewalNoticeTakenBack;
            records[(kind, id)] = new RenewalNoticeRecord(ExportQueries.Word(kind), $"{id:N}{(back ? "-back" : "")}", back ? notice.TakenBackAt!.Value : notice.GivenAt)
            {
                Account = await accounts.OfAsync(notice.AccountId, cancellationToken),
                Contract = contracts[notice.ContractId],
                EndsOn = notice.EndsOn,
                By = back ? notice.TakenBackBy! : notice.GivenBy,
                Email = back ? null : emails.GetValueOrDefault(notice.GivenById),
                Reason = notice.Reason,
            };
        }
    }

    private static Task<Dictionary<Guid, ExportedContractName>> NamesAsync(CheckoutDbContext db, List<Guid> ids, CancellationToken cancellationToken) =>
        db.Contracts.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => new ExportedContractName(row.Number, row.ExternalId), cancellationToken);
}
