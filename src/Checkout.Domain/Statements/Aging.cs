namespace Checkout.Domain.Statements;

/// <summary>What was open on a document at the closing date. Credits have a negative amount.</summary>
/// <param name="DueOn">Null where the invoice states none: it ages by its issue date but is never overdue.</param>
/// <param name="IsDisputed">Disputed at the closing date.</param>
public sealed record OpenItem(decimal Open, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed);

/// <summary>An entry of the account ledger with what aging needs to know of its document. Several entries of one document add up.</summary>
/// <param name="DocumentId">Allocations refer to it.</param>
/// <param name="Amount">Positive where the customer owes more by it.</param>
public sealed record AgedEntry(Guid DocumentId, DateOnly PostedOn, decimal Amount, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed = false);

/// <summary>An amount moved from a credit to an invoice, which leaves the balance as it is; negative where it takes an earlier one back.</summary>
public sealed record DatedAllocation(Guid CreditId, Guid InvoiceId, DateOnly PostedOn, decimal Amount);

/// <summary>Open amounts by days past due at a closing date (R16). Credits are never netted into a bucket.</summary>
/// <param name="DisputedWithin">The part of the buckets that is disputed, shown apart as well.</param>
/// <param name="Overdue">The part of the buckets whose due date has passed; less than their sum where a document has none.</param>
public sealed record Aging(
    decimal Current, decimal Days1To30, decimal Days31To60, decimal Days61To90, decimal Over90, decimal Unapplied, decimal DisputedWithin, decimal Overdue)
{
    /// <summary>The account's balance at the closing date.</summary>
    public decimal Total => Current + Days1To30 + Days31To60 + Days61To90 + Over90 + Unapplied;

    /// <summary>
    /// What is posted later is ignored, entries and allocations alike, so that an aging is the same whenever it is asked for. An allocation counts
    /// from the day on which both its documents are posted too: before that there is nothing to move.
    /// </summary>
    public static Aging At(DateOnly closingOn, IEnumerable<AgedEntry> entries, IEnumerable<DatedAllocation> allocations)
    {
        var documents = entries.Where(entry => entry.PostedOn <= closingOn).GroupBy(entry => entry.DocumentId).ToDictionary(group => group.Key, group => group.ToList());
        var open = documents.ToDictionary(document => document.Key, document => document.Value.Sum(entry => entry.Amount));
        foreach (var allocation in allocations.Where(allocation =>
                     allocation.PostedOn <= closingOn && open.ContainsKey(allocation.CreditId) && open.ContainsKey(allocation.InvoiceId)))
        {
            open[allocation.CreditId] += allocation.Amount;
            open[allocation.InvoiceId] -= allocation.Amount;
        }

        return At(closingOn, documents.Values.Select(entries => entries[0]).Select(entry => new OpenItem(open[entry.DocumentId], entry.IssuedOn, entry.DueOn, entry.IsDisputed)));
    }

    /// <summary>The aging of amounts that are known to be open at the closing date.</summary>
    public static Aging At(DateOnly closingOn, IEnumerable<OpenItem> items)
    {
        var buckets = new decimal[5];
        decimal unapplied = 0m, disputed = 0m, overdue = 0m;
        foreach (var item in items)
        {
            if (item.Open < 0m)
            {
                unapplied += item.Open;
                continue;
            }

            buckets[Bucket(closingOn, item)] += item.Open;
            overdue += item.DueOn < closingOn ? item.Open : 0m;
            disputed += item.IsDisputed ? item.Open : 0m;
        }

        return new Aging(buckets[0], buckets[1], buckets[2], buckets[3], buckets[4], unapplied, disputed, overdue);
    }

    /// <summary>The column of an open item: 0 not past due, then 1–30, 31–60, 61–90, and 4 over 90 days.</summary>
    public static int Bucket(DateOnly closingOn, OpenItem item) => (closingOn.DayNumber - (item.DueOn ?? item.IssuedOn).DayNumber) switch
    {
        <= 0 => 0,
        <= 30 => 1,
        <= 60 => 2,
        <= 90 => 3,
        _ => 4,
    };
}
