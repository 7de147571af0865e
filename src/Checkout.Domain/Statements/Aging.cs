namespace Checkout.Domain.Statements;

/// <summary>An entry of the account ledger with what aging needs to know of its document. Several entries of one document add up.</summary>
/// <param name="DocumentId">Allocations refer to it.</param>
/// <param name="Amount">Positive where the customer owes more by it.</param>
public sealed record AgedEntry(Guid DocumentId, DateOnly PostedOn, decimal Amount, DateOnly IssuedOn, DateOnly? DueOn,
    bool IsDisputed = false);

/// <summary>An amount moved from a credit to an invoice, which leaves the balance as it is; negative where it takes an earlier one
/// back.</summary>
public sealed record DatedAllocation(Guid CreditId, Guid InvoiceId, DateOnly PostedOn, decimal Amount);

/// <summary>A part of what is open, with all that decides where an aging counts it.</summary>
/// <param name="Bucket">The column, as <see cref="Aging.Bucket"/> numbers them.</param>
/// <param name="HasDueDate">False where the invoice states none: then it is never overdue.</param>
/// <param name="Amount">In the account's currency, not rounded: sums of amounts that are.</param>
public sealed record AgedSum(int Bucket, bool HasDueDate, bool IsDisputed, decimal Amount)
{
    public static AgedSum Of(DateOnly closingOn, OpenItem item) =>
        new(Aging.Bucket(closingOn, item), item.DueOn is not null, item.IsDisputed, item.Open);
}

/// <summary>Open amounts by days past due at a closing date (R16). Credits are never netted into a bucket.</summary>
/// <param name="DisputedWithin">The part of the buckets that is disputed, shown apart as well.</param>
/// <param name="Overdue">The part of the buckets whose due date has passed; less than their sum where a document has none.</param>
public sealed record Aging(
    decimal Current, decimal Days1To30, decimal Days31To60, decimal Days61To90, decimal Over90, decimal Unapplied, decimal DisputedWithin,
    decimal Overdue)
{
    /// <summary>The account's balance at the closing date.</summary>
    public decimal Total => Current + Days1To30 + Days31To60 + Days61To90 + Over90 + Unapplied;

    /// <summary>
    /// What is posted later is ignored, entries and allocations alike, so that an aging is the same whenever it is asked for. An allocation
    /// counts from the day on which both its documents are posted too: before that there is nothing to move.
    /// </summary>
    public static Aging At(DateOnly closingOn, IEnumerable<AgedEntry> entries, IEnumerable<DatedAllocation> allocations)
    {
        var documents = entries.Where(entry => entry.PostedOn <= closingOn).GroupBy(entry => entry.DocumentId)
            .ToDictionary(group => group.Key, group => group.ToList());
        var open = documents.ToDictionary(document => document.Key, document => document.Value.Sum(entry => entry.Amount));
        foreach (var allocation in allocations.Where(allocation =>
                     allocation.PostedOn <= closingOn && open.ContainsKey(allocation.CreditId) && open.ContainsKey(allocation.InvoiceId)))
        {
            open[allocation.CreditId] += allocation.Amount;
            open[allocation.InvoiceId] -= allocation.Amount;
        }

        return At(closingOn, documents.Values.Select(entries => entries[0])
            .Select(entry => new OpenItem(open[entry.DocumentId], entry.IssuedOn, entry.DueOn, entry.IsDisputed)));
    }

    /// <summary>The aging of amounts that are known to be open at the closing date.</summary>
    public static Aging At(DateOnly closingOn, IEnumerable<OpenItem> items)
    {
        var all = items.ToList();
        return Of(all.Where(item => item.Open >= 0m).Select(item => AgedSum.Of(closingOn, item)), all.Sum(item => item.Open));
    }

    /// <param name="sums">What is open on invoices.</param>
    /// <param name="balance">At the closing date. Whatever of it is in no bucket is unapplied: there is nothing else.</param>
    public static Aging Of(IEnumerable<AgedSum> sums, decimal balance)
    {
        var all = sums.ToList();
        decimal Sum(Func<AgedSum, bool> counts) => all.Where(counts).Sum(sum => sum.Amount);
        decimal In(int bucket) => Sum(sum => sum.Bucket == bucket);
        return new Aging(
            In(0),
            In(1),
            In(2),
            In(3),
            In(4),
            Unapplied: balance - Sum(_ => true),
            DisputedWithin: Sum(sum => sum.IsDisputed),
            Overdue: Sum(sum => sum is { Bucket: > 0, HasDueDate: true }));
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
