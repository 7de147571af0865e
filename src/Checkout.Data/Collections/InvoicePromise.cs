namespace Checkout.Data.Collections;

/// <summary>A promise with what was settled of its invoice since it was made, by its day.</summary>
public sealed record InvoicePromise(PaymentPromise Promise, decimal Settled)
{
    public PromiseStanding StandingOn(DateOnly today) => Promise.StandingOn(today, Settled);

    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<InvoicePromise>> OfAsync(CheckoutDbContext db, Guid invoiceId, CancellationToken cancellation)
    {
        var promises = await db.PaymentPromises.AsNoTracking().Where(promise => promise.InvoiceId == invoiceId)
            .OrderByDescending(promise => promise.MadeAt).ToListAsync(cancellation);
        var settled = promises.Count == 0 ? [] : await db.Allocations.Where(allocation => allocation.InvoiceId == invoiceId)
            .Select(allocation => new { allocation.RecordedAt, allocation.PostedOn, allocation.Amount }).ToListAsync(cancellation);
        return
        [
            .. promises.Select(promise => new InvoicePromise(
                promise, settled.Where(row => row.RecordedAt >= promise.MadeAt && row.PostedOn <= promise.PromisedOn)
                .Sum(row => row.Amount))),
        ];
    }

    /// <summary>The promise that holds reminders back; null where there is none.</summary>
    public static PaymentPromise? Waiting(IEnumerable<InvoicePromise> promises, DateOnly today) =>
        promises.FirstOrDefault(promise => promise.StandingOn(today) is PromiseStanding.Waiting)?.Promise;
}
