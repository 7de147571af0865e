using Checkout.Data.Ledger;

namespace Checkout.Data.Feed.Imports;

/// <summary>
/// Money that goes back because a credit memo lowered an invoice that the payment had settled: what the payment settled is taken back, and
/// the credit settles it instead. So the invoice stays paid, the credit is used up, and the money is free to be refunded.
/// </summary>
internal static class CreditedRefund
{
    /// <param name="need">How much of the payment must settle nothing.</param>
    /// <param name="planned">What the record allocates itself: on the first reading nothing of it is stored.</param>
    /// <returns>How much of the need could be met; the rest has no credit.</returns>
    public static async Task<decimal> FreeAsync(Payment payment, decimal need, IReadOnlyList<PlannedAllocation> planned, DateOnly postedOn,
        FeedPass pass, CancellationToken cancellation)
    {
        pass.Track();
        var made = await AllocationPlan.MadeAsync(pass.Db.Allocations.Where(row => row.PaymentId == payment.Id), cancellation);
        foreach (var allocation in planned)
        {
            made[allocation.Invoice.Id] = made.GetValueOrDefault(allocation.Invoice.Id) + allocation.Amount;
        }

        var freed = 0m;
        foreach (var credit in await CreditsAsync(payment, [.. made.Keys], pass, cancellation))
        {
            var amount = new[] { credit.Rest, made[credit.InvoiceId], need - freed }.Min();
            if (amount <= 0m)
            {
                continue;
            }

            freed += amount;
            made[credit.InvoiceId] -= amount;
            if (pass.Writes)
            {
                await ReplaceAsync(payment, credit.Memo!, amount, postedOn, pass, cancellation);
            }
            else
            {
                pass.Credits[credit.Id] = credit with { Rest = credit.Rest - amount, Memo = null };
            }
        }

        return freed;
    }

    /// <summary>
    /// What a payment has settled as its feed states it: also what credits took over by <see cref="FreeAsync"/>, which that feed goes on to
    /// state as allocated.
    /// </summary>
    public static async Task<Dictionary<Guid, decimal>> StatedAsync(Guid paymentId, FeedPass pass, CancellationToken cancellation)
    {
        var made = await AllocationPlan.MadeAsync(pass.Db.Allocations.Where(row => row.PaymentId == paymentId), cancellation);
        var reversed = await pass.Db.Allocations.Where(row => row.PaymentId == paymentId && row.ReversesId != null)
            .Select(row => new { row.InvoiceId, row.RecordedAt }).Distinct().ToListAsync(cancellation);
        var invoices = reversed.Select(row => row.InvoiceId).ToList();
        var credits = reversed.Count == 0 ? [] : await pass.Db.Allocations
            .Where(row => row.CreditMemoId != null && row.Amount > 0m && invoices.Contains(row.InvoiceId))
            .Select(row => new { row.InvoiceId, row.RecordedAt, row.Amount }).ToListAsync(cancellation);
        foreach (var credit in credits.Where(row => reversed.Contains(new { row.InvoiceId, row.RecordedAt })))
        {
            made[credit.InvoiceId] = made.GetValueOrDefault(credit.InvoiceId) + credit.Amount;
        }

        return made;
    }

    /// <summary>Credits of the invoices of which something is left: stored ones, and those of this file.</summary>
    private static async Task<IReadOnlyList<FileCredit>> CreditsAsync(Payment payment, List<Guid> invoices, FeedPass pass,
        CancellationToken cancellation)
    {
        var stored = await pass.Db.CreditMemos.Where(memo => memo.AccountId == payment.AccountId && memo.InvoiceId != null
            && invoices.Contains(memo.InvoiceId.Value) && memo.DueAmount > memo.AllocatedAmount).ToListAsync(cancellation);
        var all = stored.Union(pass.Writes ? pass.Db.CreditMemos.Local.ToList() : []).Where(memo => memo.InvoiceId is not null)
            .Select(FileCredit.Of).ToDictionary(credit => credit.Id);
        foreach (var credit in pass.Credits.Values)
        {
            all[credit.Id] = credit;
        }

        return [.. all.Values.Where(credit => invoices.Contains(credit.InvoiceId)).OrderBy(credit => credit.IssuedOn)
            .ThenBy(credit => credit.Number, StringComparer.Ordinal)];
    }

    private static async Task ReplaceAsync(Payment payment, CreditMemo memo, decimal amount, DateOnly postedOn, FeedPass pass,
        CancellationToken cancellation)
    {
        DateOnly Post(DateOnly other) => new[] { postedOn, memo.PostedOn, other }.Max();
        var invoice = (await AllocationReversal.RunAsync(pass.Db, payment, amount, row => Post(row.PostedOn), pass.Now, cancellation,
            memo.InvoiceId))[0];
        pass.Add(Allocation.Of(memo, invoice, amount, Post(invoice.PostedOn), pass.Now));
    }
}

/// <summary>What is left of a credit memo that corrects an invoice.</summary>
/// <param name="Memo">Null once the batch that read it has ended.</param>
internal sealed record FileCredit(Guid Id, string Number, Guid InvoiceId, DateOnly IssuedOn, decimal Rest, CreditMemo? Memo)
{
    public static FileCredit Of(CreditMemo memo) =>
        new(memo.Id, memo.Number, memo.InvoiceId!.Value, memo.IssuedOn, memo.Rest.Amount, memo);
}
