namespace Checkout.Data.Feed.Export;

/// <summary>Reads what customers said about paying (promises, transfers prepared, money asked back) and what was given up for
/// them.</summary>
internal static class CollectionsExports
{
    public static async Task PromisesAsync(
        CheckoutDbContext db, List<Guid> made, List<Guid> withdrawn, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        var ids = made.Concat(withdrawn).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var promises = await db.PaymentPromises.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var invoices = await MoneyExports.InvoicesAsync(db, [.. promises.Values.Select(row => row.InvoiceId)], cancellation);
        foreach (var (kind, id) in made.Select(id => (ExportKind.PaymentPromised, id))
            .Concat(withdrawn.Select(id => (ExportKind.PromiseWithdrawn, id))))
        {
            var promise = promises[id];
            var ended = kind is ExportKind.PromiseWithdrawn;
            records[(kind, id)] = new PromiseRecord(ExportQueries.Word(kind), $"{id:N}{(ended ? "-withdrawn" : "")}",
                ended ? promise.WithdrawnAt!.Value : promise.MadeAt)
            {
                Account = await accounts.OfAsync(promise.AccountId, cancellation),
                Invoice = invoices[promise.InvoiceId],
                Currency = promise.Currency.Code,
                Amount = promise.Amount,
                PromisedOn = promise.PromisedOn,
                By = ended ? promise.WithdrawnBy! : promise.MadeBy,
            };
        }
    }

    public static async Task RefundsAsync(
        CheckoutDbContext db, List<Guid> asked, List<Guid> withdrawn, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        var ids = asked.Concat(withdrawn).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var requests = await db.RefundRequests.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var paymentIds = requests.Values.Select(row => row.PaymentId).ToList();
        var payments = await db.Payments.Where(row => paymentIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => new ExportedDocument(row.Number, row.ExternalId), cancellation);
        var emails = await ExportQueries.EmailsAsync(db, [.. requests.Values.Select(row => row.RequestedById)], cancellation);
        foreach (var (kind, id) in asked.Select(id => (ExportKind.RefundRequested, id))
            .Concat(withdrawn.Select(id => (ExportKind.RefundWithdrawn, id))))
        {
            var request = requests[id];
            var ended = kind is ExportKind.RefundWithdrawn;
            records[(kind, id)] = new RefundRequestedRecord(ExportQueries.Word(kind), $"{id:N}{(ended ? "-withdrawn" : "")}",
                ended ? request.WithdrawnAt!.Value : request.RequestedAt)
            {
                Account = await accounts.OfAsync(request.AccountId, cancellation),
                Payment = payments[request.PaymentId],
                Currency = request.Currency.Code,
                Amount = request.Amount,
                Reason = request.Reason,
                By = ended ? request.WithdrawnBy! : request.RequestedBy,
                Email = ended ? null : emails.GetValueOrDefault(request.RequestedById),
            };
        }
    }

    public static async Task RemittancesAsync(CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var remittances = await db.Remittances.AsNoTracking().Include(row => row.Lines).Where(row => ids.Contains(row.Id))
            .ToListAsync(cancellation);
        var invoices = await MoneyExports.InvoicesAsync(db,
            [.. remittances.SelectMany(row => row.Lines).Select(line => line.InvoiceId).Distinct()], cancellation);
        foreach (var remittance in remittances)
        {
            records[(ExportKind.RemittancePrepared, remittance.Id)] = new RemittancePreparedRecord(remittance.Number, remittance.PreparedAt)
            {
                Account = await accounts.OfAsync(remittance.AccountId, cancellation),
                Number = remittance.Number,
                Reference = remittance.Reference,
                Currency = remittance.Currency.Code,
                Amount = remittance.Amount,
                Invoices = [.. remittance.Lines.OrderBy(line => line.Position)
                .Select(line => new ExportedShare(invoices[line.InvoiceId].Number, invoices[line.InvoiceId].ExternalId, line.Amount))],
                By = remittance.PreparedBy,
            };
        }
    }

    /// <summary>Credit memos that Checkout wrote: the vendor's books need them.</summary>
    public static async Task WriteOffsAsync(CheckoutDbContext db, List<Guid> entryIds, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        if (entryIds.Count == 0)
        {
            return;
        }

        var entries = await db.LedgerEntries.AsNoTracking().Where(row => entryIds.Contains(row.Id)).ToListAsync(cancellation);
        var memoIds = entries.Select(row => row.CreditMemoId).OfType<Guid>().ToList();
        var memos = await db.CreditMemos.AsNoTracking().Where(row => memoIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var invoices = await MoneyExports.InvoicesAsync(db, [.. memos.Values.Select(row => row.InvoiceId).OfType<Guid>()], cancellation);
        foreach (var entry in entries)
        {
            var memo = memos[entry.CreditMemoId!.Value];
            records[(ExportKind.ShortageWrittenOff, entry.Id)] = new ShortageWrittenOffRecord(memo.Number, entry.RecordedAt)
            {
                Account = await accounts.OfAsync(memo.AccountId, cancellation),
                CreditMemo = memo.Number,
                Invoice = invoices[memo.InvoiceId!.Value],
                Currency = memo.Currency.Code,
                Amount = memo.DueAmount,
                IssuedOn = memo.IssuedOn,
                Reason = memo.Reason!,
            };
        }
    }

    /// <summary>Write-offs of shortages, by their entry in the ledger.</summary>
    public static IQueryable<LedgerEntry> WriteOffs(CheckoutDbContext db) =>
        db.LedgerEntries.Where(entry => entry.Kind == LedgerKind.WriteOff
        && db.CreditMemos.Any(memo => memo.Id == entry.CreditMemoId && memo.Source == DocumentSource.Checkout
            && memo.Kind == CreditMemoKind.WriteOff && memo.InvoiceId != null));

    public static IQueryable<Domain.Collections.PaymentPromise> Withdrawn(CheckoutDbContext db) =>
        db.PaymentPromises.Where(row => row.State == Domain.Collections.PromiseState.Withdrawn);
}
