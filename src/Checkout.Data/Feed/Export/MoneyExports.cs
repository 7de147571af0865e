namespace Checkout.Data.Feed.Export;

/// <summary>Reads what customers did about their invoices: disputes, and credits that they applied.</summary>
internal static class MoneyExports
{
    /// <summary>Who stands for a transfer's reference.</summary>
    private const string ByReference = "reference";

    /// <summary>Who stands for the bank that took a transfer back.</summary>
    private const string ByChargeback = "chargeback";

    public static async Task DisputesAsync(
        CheckoutDbContext db, List<Guid> raised, List<Guid> withdrawn, ExportAccounts accounts,
        Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records, CancellationToken cancellation)
    {
        var ids = raised.Concat(withdrawn).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var disputes = await db.InvoiceDisputes.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);
        var invoices = await InvoicesAsync(db, [.. disputes.Values.Select(row => row.InvoiceId)], cancellation);
        var emails = await ExportQueries.EmailsAsync(db, [.. disputes.Values.Select(row => row.RaisedById)], cancellation);
        async Task AddAsync(ExportKind kind, Guid id)
        {
            var dispute = disputes[id];
            var ended = kind is ExportKind.DisputeWithdrawn;
            records[(kind, id)] = new DisputeRecord(ExportQueries.Word(kind), $"{id:N}{(ended ? "-withdrawn" : "")}",
                ended ? dispute.EndedAt!.Value : dispute.RaisedAt)
            {
                Account = await accounts.OfAsync(dispute.AccountId, cancellation),
                Invoice = invoices[dispute.InvoiceId],
                Reason = ExportQueries.Word(dispute.Reason),
                Lines = dispute.LinePositions,
                Text = dispute.Text,
                By = ended ? dispute.WithdrawnBy! : dispute.RaisedBy,
                Email = ended ? null : emails.GetValueOrDefault(dispute.RaisedById),
            };
        }

        foreach (var id in raised)
        {
            await AddAsync(ExportKind.InvoiceDisputed, id);
        }

        foreach (var id in withdrawn)
        {
            await AddAsync(ExportKind.DisputeWithdrawn, id);
        }
    }

    public static async Task AllocationsAsync(
        CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts, Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records,
        CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var allocations = await db.Allocations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var invoices = await InvoicesAsync(db,
            [.. allocations.Select(row => row.InvoiceId).Concat(allocations.Select(row => row.CreditInvoiceId).OfType<Guid>())],
            cancellation);
        var memoIds = allocations.Select(row => row.CreditMemoId).OfType<Guid>().ToList();
        var memos = await db.CreditMemos.Where(row => memoIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.ExternalId, cancellation);
        var paymentIds = allocations.Select(row => row.PaymentId).OfType<Guid>().ToList();
        var payments = await db.Payments.Where(row => paymentIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.ExternalId, cancellation);
        foreach (var allocation in allocations)
        {
            var (source, externalId) = allocation switch
            {
                { PaymentId: { } payment } => ("payment", payments[payment]),
                { CreditMemoId: { } memo } => ("creditMemo", memos[memo]),
                _ => ("invoice", invoices[allocation.CreditInvoiceId!.Value].ExternalId),
            };
            records[(ExportKind.CreditApplied, allocation.Id)] = new CreditAppliedRecord(allocation.Id.ToString("N"), allocation.RecordedAt)
            {
                Account = await accounts.OfAsync(allocation.AccountId, cancellation),
                Source = source,
                Credit = new ExportedDocument(allocation.CreditNumber, externalId),
                Invoice = invoices[allocation.InvoiceId],
                Currency = allocation.Currency.Code,
                Amount = allocation.Amount,
                By = allocation.MadeBy ?? (allocation.ByReference ? ByReference : ByChargeback),
            };
        }
    }

    public static async Task PaymentsAsync(
        CheckoutDbContext db, List<Guid> ids, ExportAccounts accounts, Dictionary<(ExportKind Kind, Guid Id), ExportRecord> records,
        CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var entries = await db.LedgerEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
        var paymentIds = entries.ConvertAll(row => row.PaymentId!.Value);
        var payments = await db.Payments.AsNoTracking().Where(row => paymentIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellation);

        // What the same moment allocated or took back: the vendor's books do the same.
        var allocations = await db.Allocations.AsNoTracking()
            .Where(row => row.PaymentId != null && row.MadeBy == null && paymentIds.Contains(row.PaymentId.Value))
            .ToListAsync(cancellation);
        var invoices = await InvoicesAsync(db, [.. allocations.Select(row => row.InvoiceId).Distinct()], cancellation);
        foreach (var entry in entries)
        {
            var (payment, kind) = (payments[entry.PaymentId!.Value],
                entry.Kind is LedgerKind.Payment ? ExportKind.PaymentReceived : ExportKind.PaymentReversed);
            records[(kind, entry.Id)] = new PaymentRecordedRecord(ExportQueries.Word(kind), entry.Id.ToString("N"), entry.RecordedAt)
            {
                Account = await accounts.OfAsync(entry.AccountId, cancellation),
                Payment = payment.Number,
                Kind = ExportQueries.Word(entry.Kind),
                Currency = entry.Currency.Code,
                Amount = Math.Abs(entry.Amount),
                On = entry.DocumentOn,
                PostedOn = entry.PostedOn,
                Reference = payment.Reference,
                Invoices =
                [
                    .. allocations.Where(row => row.PaymentId == payment.Id && row.RecordedAt == entry.RecordedAt)
                    .GroupBy(row => row.InvoiceId)
                        .Select(group => new ExportedShare(invoices[group.Key].Number, invoices[group.Key].ExternalId,
                            group.Sum(row => row.Amount))),
                ],
            };
        }
    }

    public static Task<Dictionary<Guid, ExportedDocument>> InvoicesAsync(CheckoutDbContext db, List<Guid> ids,
        CancellationToken cancellation) =>
        db.Invoices.Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => new ExportedDocument(row.Number, row.ExternalId), cancellation);
}
