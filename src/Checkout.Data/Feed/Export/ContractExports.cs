namespace Checkout.Data.Feed.Export;

/// <summary>Reads what customers did about orders and contracts: orders taken back, and notices that a contract shall not renew
/// itself.</summary>
internal static class ContractExports
{
    public static async Task CancellationsAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var cancellations = await db.OrderCancellations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var orderIds = cancellations.ConvertAll(row => row.OrderId);
        var orders = await db.Orders.Where(row => orderIds.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, row.ContractId, row.QuoteId }).ToDictionaryAsync(row => row.Id, cancellation);
        var contracts = await NamesAsync(db, [.. orders.Values.Select(row => row.ContractId)], cancellation);
        var quoteIds = orders.Values.Select(row => row.QuoteId).OfType<Guid>().ToList();
        var types = await db.Quotes.Where(row => quoteIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Type, cancellation);
        var emails = await ExportQueries.EmailsAsync(db, cancellations.ConvertAll(row => row.CanceledById), cancellation);
        foreach (var canceled in cancellations)
        {
            var order = orders[canceled.OrderId];
            records[(ExportKind.OrderCanceled, canceled.Id)] = new OrderCanceledRecord(canceled.Id.ToString("N"), canceled.CanceledAt)
            {
                Account = await accounts.OfAsync(canceled.AccountId, cancellation),
                Order = order.Number,
                Contract = contracts[order.ContractId],
                ContractEnded = order.QuoteId is { } quoteId && types[quoteId] is QuoteType.New,
                Currency = canceled.Currency.Code,
                Credited = canceled.CreditedAmount,
                By = canceled.CanceledBy,
                Email = emails.GetValueOrDefault(canceled.CanceledById),
                Reason = canceled.Reason,
            };
        }
    }

    public static async Task NoticesAsync(
        CheckoutDbContext db, List<Guid> given, List<Guid> takenBack, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        var ids = given.Concat(takenBack).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var notices = await db.RenewalNotices.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var contracts = await NamesAsync(db, [.. notices.Values.Select(row => row.ContractId)], cancellation);
        var emails = await ExportQueries.EmailsAsync(db, [.. notices.Values.Select(row => row.GivenById)], cancellation);
        foreach (var (kind, id) in given.Select(id => (ExportKind.RenewalNoticeGiven, id))
            .Concat(takenBack.Select(id => (ExportKind.RenewalNoticeTakenBack, id))))
        {
            var notice = notices[id];
            var back = kind is ExportKind.RenewalNoticeTakenBack;
            records[(kind, id)] = new RenewalNoticeRecord(ExportQueries.Word(kind), $"{id:N}{(back ? "-back" : "")}",
                back ? notice.TakenBackAt!.Value : notice.GivenAt)
            {
                Account = await accounts.OfAsync(notice.AccountId, cancellation),
                Contract = contracts[notice.ContractId],
                EndsOn = notice.EndsOn,
                By = back ? notice.TakenBackBy! : notice.GivenBy,
                Email = back ? null : emails.GetValueOrDefault(notice.GivenById),
                Reason = notice.Reason,
            };
        }
    }

    private static Task<Dictionary<Guid, ExportedContractName>> NamesAsync(CheckoutDbContext db, List<Guid> ids,
        CancellationToken cancellation) =>
        db.Contracts.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => new ExportedContractName(row.Number, row.ExternalId), cancellation);
}
