namespace Checkout.Data.Feed.Imports;

/// <summary>What is newly allocated to an invoice.</summary>
internal sealed record PlannedAllocation(InvoiceFacts Invoice, decimal Amount, DateOnly PostedOn);

/// <summary>What a payment or credit says about the invoices that it settles.</summary>
/// <param name="Available">How much of it can be allocated.</param>
/// <param name="On">The document's own date.</param>
internal sealed record AllocationSource(AccountFacts Account, Currency Currency, decimal Available, DateOnly On, DateOnly PostedOn);

/// <summary>Checks allocations against what is known of the invoices, and finds what is new in them.</summary>
internal static class AllocationPlan
{
    public static void Refer(IEnumerable<AllocationRecord> allocations, FeedPass pass)
    {
        foreach (var allocation in allocations)
        {
            pass.Invoices.Want(allocation.Invoice);
        }
    }

    /// <param name="made">What the source has allocated before, by invoice.</param>
    public static IReadOnlyList<PlannedAllocation> Of(
        IReadOnlyList<AllocationRecord> records, AllocationSource source, IReadOnlyDictionary<Guid, decimal> made, FeedPass pass)
    {
        pass.ProblemIf(records.DistinctBy(record => record.Invoice, StringComparer.Ordinal).Count() < records.Count,
            "allocations", "An invoice is named twice; say how much is allocated to it altogether.");

        var planned = new List<PlannedAllocation>();
        foreach (var (index, record) in records.Index())
        {
            var path = FormattableString.Invariant($"allocations[{index}]");
            if (pass.Require(pass.Invoices, record.Invoice, path + ".invoice") is { } invoice
                && pass.Owns(source.Account, invoice.AccountId, path + ".invoice")
                && Check(record, invoice, source, made.GetValueOrDefault(invoice.Id), path, pass) is { Amount: > 0m } allocation)
            {
                planned.Add(allocation);
                pass.Invoices.Replace(record.Invoice, invoice with { Allocated = invoice.Allocated + allocation.Amount });
            }
        }

        pass.ProblemIf(planned.Sum(allocation => allocation.Amount) > source.Available,
            "allocations", $"Only {source.Available:0.####} {source.Currency} are there to be allocated.");

        return planned;
    }

    /// <summary>What a stored source has allocated, by invoice.</summary>
    public static Task<Dictionary<Guid, decimal>> MadeAsync(IQueryable<Allocation> allocations, CancellationToken cancellation) =>
        allocations.GroupBy(row => row.InvoiceId).Select(group => new { group.Key, Sum = group.Sum(row => row.Amount) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, cancellation);

    /// <summary>Reads the invoices of a whole batch at once.</summary>
    public static async Task PreloadAsync(IEnumerable<AllocationRecord> records, FeedPass pass, CancellationToken cancellation)
    {
        var ids = records.Select(record => pass.Invoices.Find(record.Invoice)?.Id).OfType<Guid>().Distinct().ToList();
        await pass.Db.Invoices.Where(invoice => ids.Contains(invoice.Id)).LoadAsync(cancellation);
    }

    /// <summary>Adds the allocations on the second reading.</summary>
    public static async Task WriteAsync(IEnumerable<PlannedAllocation> planned, FeedPass pass,
        Func<Invoice, decimal, DateOnly, Allocation> allocate, CancellationToken cancellation)
    {
        if (!pass.Writes)
        {
            return;
        }

        foreach (var allocation in planned)
        {
            var invoice = await pass.FindAsync<Invoice>(allocation.Invoice.Id, cancellation)
                ?? throw new InvalidOperationException($"{allocation.Invoice.Number} has vanished.");
            pass.Add(allocate(invoice, allocation.Amount, allocation.PostedOn));
        }
    }

    private static PlannedAllocation? Check(AllocationRecord record, InvoiceFacts invoice, AllocationSource source, decimal made,
        string path, FeedPass pass)
    {
        if (invoice.Currency != source.Currency)
        {
            pass.Problem(path + ".invoice", $"{invoice.Number} is in {invoice.Currency}, this is in {source.Currency}.");
            return null;
        }

        if (invoice.Due < 0m || invoice.IsVoid)
        {
            pass.Problem(path + ".invoice", $"{invoice.Number} is {(invoice.IsVoid ? "void" : "a credit")} and can't be settled.");
            return null;
        }

        var added = record.Amount - made;
        if (record.Amount <= 0m || !source.Currency.Fits(record.Amount))
        {
            pass.Problem(path + ".amount", $"An amount above zero in whole units of {source.Currency} is expected.");
        }
        else if (added < 0m)
        {
            pass.Problem(path + ".amount",
                Differences.Sentence(FormattableString.Invariant($"{made:0.####}"),
                FormattableString.Invariant($"{record.Amount:0.####}")));
        }
        else if (added > invoice.Due - invoice.Allocated)
        {
            pass.Problem(path + ".amount",
                FormattableString
                .Invariant($"Only {invoice.Due - invoice.Allocated:0.####} {invoice.Currency} of {invoice.Number} are open."));
        }
        else
        {
            var on = new[] { record.On ?? DateOnly.MinValue, source.On, invoice.IssuedOn }.Max();
            var posted = new[] { pass.PostedOn(on, source.Account), source.PostedOn, invoice.PostedOn }.Max();
            return new PlannedAllocation(invoice, added, posted);
        }

        return null;
    }
}
