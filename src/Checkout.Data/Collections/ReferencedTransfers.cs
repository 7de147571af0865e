namespace Checkout.Data.Collections;

/// <summary>
/// Lets incoming transfers settle what their references name: invoices by their number or creditor reference, remittances by theirs. Call
/// it inside a transaction that holds the accounts' locks, when everything else of it is written.
/// </summary>
internal sealed class ReferencedTransfers(CheckoutDbContext db, TransferPolicy policy, Func<DateOnly, bool, DateOnly> post, DateOnly today,
    DateTimeOffset now)
{
    private const string Actor = "the vendor";

    /// <param name="paymentIds">Received transfers of which something may be left, in the order in which they came.</param>
    public async Task AllocateAsync(IReadOnlyList<Guid> paymentIds, CancellationToken cancellation)
    {
        var shortages = new List<Shortage>();
        var payments = await db.Payments.Where(payment => paymentIds.Contains(payment.Id)).ToListAsync(cancellation);
        var places = paymentIds.Index().ToDictionary(item => item.Item, item => item.Index);
        foreach (var account in payments.Where(payment => payment.Unapplied.Amount > 0m).GroupBy(payment => payment.AccountId)
            .OrderBy(group => group.Key))
        {
            var historyComplete = await db.Accounts.Where(row => row.Id == account.Key).Select(row => row.HistoryComplete)
                .SingleAsync(cancellation);
            var names = await NamesAsync(account.Key, cancellation);
            foreach (var payment in account.OrderBy(payment => payment.ReceivedOn).ThenBy(payment => places[payment.Id]))
            {
                await AllocateAsync(payment, names, historyComplete, shortages, cancellation);
            }
        }

        // Numbers last, and the series in one order everywhere: whoever else writes off waits for them.
        foreach (var shortage in shortages.OrderBy(item => item.Invoice.LegalEntityId))
        {
            await WriteOffAsync(shortage, cancellation);
        }
    }

    private async Task AllocateAsync(Payment payment, Names names, bool historyComplete, List<Shortage> shortages,
        CancellationToken cancellation)
    {
        var text = new TransferText(payment.Reference ?? "");
        if (text.IsEmpty)
        {
            payment.NoteReference(UnappliedReason.NoReference);
            return;
        }

        var (named, isAmbiguous) = await NamedAsync(text, names, cancellation);
        if (named.Count == 0 && isAmbiguous)
        {
            payment.NoteReference(UnappliedReason.AmbiguousReference);
            return;
        }

        var split = TransferSplit.Of(payment, named);
        var before = named.ToDictionary(name => name.Invoice.Id, name => (Open: name.Invoice.Balance.Amount, name.Invoice.AllocatedAmount));
        foreach (var (invoice, amount) in split.Splits)
        {
            var dated = payment.ReceivedOn > invoice.IssuedOn ? payment.ReceivedOn : invoice.IssuedOn;
            var postedOn = new[] { post(dated, historyComplete), payment.PostedOn!.Value, invoice.PostedOn }.Max();
            db.Allocations.Add(Allocation.ByReferenceOf(payment, invoice, amount, postedOn, now));
        }

        payment.NoteReference(split.Rest);
        var settled = split.Splits.Select(item => item.Invoice).ToList();
        var left = settled.Count == 0 ? [] : Payable(payment, named).Where(invoice => !invoice.Balance.IsZero).ToList();
        if (left.Count > 0 && left.Sum(invoice => invoice.Balance.Amount) is var missing)
        {
            var all = settled.Concat(left).Distinct().ToList();
            decimal? net = all.TrueForAll(invoice => before[invoice.Id].AllocatedAmount == 0m) ? all.Sum(invoice => invoice.NetAmount)
                : null;
            if (policy.Excuse(new Money(missing, payment.Currency), all.Sum(invoice => before[invoice.Id].Open), net,
                all.Count) is { } reason)
            {
                shortages.AddRange(left.Select(invoice => new Shortage(invoice, payment, reason, historyComplete)));
            }
        }
    }

    private static IEnumerable<Invoice> Payable(Payment payment, IReadOnlyList<NamedInvoice> named) =>
        named.Where(name => name.Invoice.Currency == payment.Currency && name.Invoice.ReservedById is null
            && (name.EvenDisputed || name.Invoice.DisputedAt is null)).Select(name => name.Invoice);

    private async Task WriteOffAsync(Shortage shortage, CancellationToken cancellation)
    {
        var (invoice, payment) = (shortage.Invoice, shortage.Payment);
        if (invoice.Balance.IsZero)
        {
            // Another transfer of the same file has settled it.
            return;
        }

        var name = shortage.Reason is ShortageReason.WithholdingTax ? "Withholding tax" : "Bank fees";
        var reason =
            $"{name} deducted from payment {payment.Number}: {invoice.Balance} of {invoice.Number} did not arrive and is written off.";
        var postedOn = new[] { post(today, shortage.HistoryComplete), payment.PostedOn!.Value, invoice.PostedOn }.Max();
        var number = await SlugAsync(invoice.AccountId, await Numbers.CreditMemoAsync(db, invoice.LegalEntityId, cancellation),
            cancellation);
        var amount = invoice.Balance;
        var written = WritingOff.Rest(invoice, number, $"{name} deducted from payment {payment.Number}", reason, today, postedOn, now);
        db.CreditMemos.Add(written.Memo);
        db.Allocations.Add(written.Allocation);
        db.LedgerEntries.Add(written.Entry);
        db.AuditEntries.Add(new AuditEntry(invoice.AccountId, userId: null, Actor, AuditAction.ShortageWrittenOff, number.Number,
            $"{amount} of {invoice.Number}, {name}", ipAddress: null, now));
    }

    // The context of an import sees every account, so the account is said.
    private async Task<AllottedNumber> SlugAsync(Guid accountId, string number, CancellationToken cancellation)
    {
        var slug = DocumentNumber.Slug(number);
        var free = slug;
        for (var n = 2; db.CreditMemos.Local.Any(memo => memo.AccountId == accountId && memo.Slug == free)
            || await db.CreditMemos.AnyAsync(memo => memo.AccountId == accountId && memo.Slug == free, cancellation); n++)
        {
            free = DocumentNumber.WithSuffix(slug, n);
        }

        return new AllottedNumber(number, free);
    }

    private async Task<Names> NamesAsync(Guid accountId, CancellationToken cancellation)
    {
        var invoices = await db.Invoices.AsNoTracking().Where(invoice => invoice.AccountId == accountId)
            .Select(invoice => new InvoiceName(invoice.Id, invoice.Number)).ToListAsync(cancellation);
        var remittances = await db.Remittances.AsNoTracking().Include(remittance => remittance.Lines)
            .Where(remittance => remittance.AccountId == accountId).ToListAsync(cancellation);
        return new Names(invoices, remittances);
    }

    /// <summary>Every invoice that the text names, by itself or in a remittance; and whether a name was left out because several invoices
    /// have it.</summary>
    private async Task<(IReadOnlyList<NamedInvoice> Named, bool IsAmbiguous)> NamedAsync(TransferText text, Names names,
        CancellationToken cancellation)
    {
        var groups = names.Invoices.Where(invoice => text.Names(invoice.Number))
            .GroupBy(invoice => CreditorReference.Of(invoice.Number), StringComparer.Ordinal).ToList();
        var direct = groups.Where(group => group.Count() == 1).Select(group => group.First().Id).ToHashSet();
        var lines = names.Remittances.Where(remittance => text.Names(remittance.Number)).SelectMany(remittance => remittance.Lines)
            .ToList();
        var deliberate = direct.Concat(lines.Where(line => line.WasDisputed).Select(line => line.InvoiceId)).ToHashSet();
        var ids = direct.Concat(lines.Select(line => line.InvoiceId)).ToHashSet();
        var invoices = ids.Count == 0 ? [] : await db.Invoices.Where(invoice => ids.Contains(invoice.Id)).ToListAsync(cancellation);
        return ([.. invoices.Select(invoice => new NamedInvoice(invoice, deliberate.Contains(invoice.Id)))],
            groups.Exists(group => group.Count() > 1));
    }

    private sealed record InvoiceName(Guid Id, string Number);

    private sealed record Names(IReadOnlyList<InvoiceName> Invoices, IReadOnlyList<Remittance> Remittances);

    private sealed record Shortage(Invoice Invoice, Payment Payment, ShortageReason Reason, bool HistoryComplete);
}
