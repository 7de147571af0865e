using Checkout.Data;
using Checkout.Domain.Invoices;
using Checkout.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Statements;

/// <summary>Sums what was open at the closing date by age, in the database: open now, and what was applied since added back (R16).</summary>
public static class StatementAging
{
    /// <param name="closing">The balance at the closing date. Whatever of it is in no bucket is unapplied: there is nothing else.</param>
    public static async Task<Aging> ReadAsync(CheckoutDbContext db, StatementScope scope, decimal closing, AsOf asOf, CancellationToken cancellation)
    {
        var day = scope.ClosingOn;
        var sums = await OpenInvoice.Payable(db, scope)
            .Where(invoice => invoice.DueAmount > invoice.AllocatedAmount)
            .GroupBy(invoice => new { Age = (invoice.DueOn ?? invoice.IssuedOn) >= day ? 0 : (invoice.DueOn ?? invoice.IssuedOn) >= day.AddDays(-30) ? 1 : (invoice.DueOn ?? invoice.IssuedOn) >= day.AddDays(-60) ? 2 : (invoice.DueOn ?? invoice.IssuedOn) >= day.AddDays(-90) ? 3 : 4, Dated = invoice.DueOn != null, Disputed = invoice.DisputedAt != null })
            .Select(group => new AgedSum(group.Key.Age, group.Key.Dated, group.Key.Disputed, group.Sum(invoice => invoice.DueAmount - invoice.AllocatedAmount)))
            .ToListAsync(cancellation);
        if (day < scope.Today)
        {
            sums.AddRange(await OpenInvoice.Later(db, scope)
                .Join(OpenInvoice.Payable(db, scope), allocation => allocation.InvoiceId, invoice => invoice.Id, (allocation, invoice) => new { allocation.Amount, invoice.DueOn, invoice.IssuedOn, invoice.DisputedAt })
                .GroupBy(row => new { Age = (row.DueOn ?? row.IssuedOn) >= day ? 0 : (row.DueOn ?? row.IssuedOn) >= day.AddDays(-30) ? 1 : (row.DueOn ?? row.IssuedOn) >= day.AddDays(-60) ? 2 : (row.DueOn ?? row.IssuedOn) >= day.AddDays(-90) ? 3 : 4, Dated = row.DueOn != null, Disputed = row.DisputedAt != null })
                .Select(group => new AgedSum(group.Key.Age, group.Key.Dated, group.Key.Disputed, group.Sum(row => row.Amount)))
                .ToListAsync(cancellation));
        }

        if (asOf.Changed.Count > 0)
        {
            var changed = await OpenInvoice.Of(db, scope, asOf.Changed).ToListAsync(cancellation);
            sums.AddRange(changed.SelectMany(now => new[] { AgedSum.Of(now, day, -1m), AgedSum.Of(asOf.Restore(now), day, 1m) }));
        }

        return ToAging(sums, closing);
    }

    private static Aging ToAging(IReadOnlyList<AgedSum> sums, decimal closing)
    {
        decimal In(int age) => sums.Where(sum => sum.Age == age).Sum(sum => sum.Amount);
        var open = sums.Sum(sum => sum.Amount);
        return new Aging(
            In(0), In(1), In(2), In(3), In(4), closing - open, sums.Where(sum => sum.Disputed).Sum(sum => sum.Amount), sums.Where(sum => sum is { Age: > 0, Dated: true }).Sum(sum => sum.Amount));
    }

    private sealed record AgedSum(int Age, bool Dated, bool Disputed, decimal Amount)
    {
        public static AgedSum Of(OpenInvoice invoice, DateOnly day, decimal sign) =>
            new(Aging.Bucket(day, invoice.Item), invoice.DueOn is not null, invoice.IsDisputed, sign * invoice.Open);
    }
}
