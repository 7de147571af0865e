namespace Checkout.Data.Ledger;

/// <summary>Opens invoices again whose payment went back to where it came from (R12).</summary>
internal static class AllocationReversal
{
    /// <summary>Takes back the latest allocations first. What is taken back beyond the need is allocated again.</summary>
    /// <param name="need">How much of the payment must settle nothing, in its currency.</param>
    /// <param name="post">The day on which an allocation is taken back.</param>
    /// <param name="of">The invoice that it must not settle; null for any.</param>
    /// <returns>The invoices that are open again, each once.</returns>
    public static async Task<IReadOnlyList<Invoice>> RunAsync(CheckoutDbContext db, Payment payment, decimal need,
        Func<Allocation, DateOnly> post, DateTimeOffset now, CancellationToken cancellation, Guid? of = null)
    {
        var opened = new List<Invoice>();
        if (need <= 0m)
        {
            return opened;
        }

        var stored = await db.Allocations.Where(row => row.PaymentId == payment.Id).ToListAsync(cancellation);
        var all = stored.Union(db.Allocations.Local.Where(row => row.PaymentId == payment.Id)).ToList();
        foreach (var allocation in all.Where(row => row.ReversesId is null && (of is null || row.InvoiceId == of)
            && !all.Exists(other => other.ReversesId == row.Id))
            .OrderByDescending(row => row.Ordinal))
        {
            if (need <= 0m)
            {
                break;
            }

            var invoice = (await db.Invoices.FindAsync([allocation.InvoiceId], cancellation))!;
            db.Allocations.Add(allocation.TakeBack(invoice, payment, post(allocation), now));
            var over = allocation.Amount - need;
            if (over > 0m && invoice.ReservedById is null)
            {
                db.Allocations.Add(Allocation.Of(payment, invoice, over, post(allocation), now));
            }

            need -= allocation.Amount;
            opened.Add(invoice);
        }

        return [.. opened.Distinct()];
    }
}
