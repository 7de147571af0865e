namespace Checkout.Web.Features.Invoices;

/// <summary>Where the invoices of one currency stand today, for the sentence above the list. What is disputed is not pressed for.</summary>
public sealed record InvoiceStanding(Money Overdue, int OverdueCount, Money Later, DateOnly? LaterBy, Money Disputed, int DisputedCount)
{
    /// <summary>Paid or credited, and not applied to any invoice yet.</summary>
    public required Money Unapplied { get; init; }

    /// <summary>Per currency: amounts of different currencies are never added.</summary>
    public static async Task<IReadOnlyList<InvoiceStanding>> ReadAsync(CheckoutDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var sums = await db.Invoices.Where(InvoiceStatuses.Payable)
            .GroupBy(invoice => new { invoice.Currency, Disputed = invoice.DisputedAt != null, Overdue = invoice.DueOn < today })
            .Select(group => new
            {
                group.Key.Currency,
                group.Key.Disputed,
                group.Key.Overdue,
                Count = group.Count(),
                Due = group.Sum(invoice => invoice.DueAmount),
                Allocated = group.Sum(invoice => invoice.AllocatedAmount),
                LastDueOn = group.Max(invoice => invoice.DueOn),
            })
            .ToListAsync(cancellation);
        var balances = await db.LedgerEntries.GroupBy(entry => entry.Currency)
            .Select(group => new { group.Key, Amount = group.Sum(entry => entry.Amount) })
            .ToDictionaryAsync(sum => sum.Key, sum => sum.Amount, cancellation);
        return
        [
            .. sums.GroupBy(sum => sum.Currency).OrderBy(group => group.Key.Code, StringComparer.Ordinal).Select(group =>
            {
                var late = group.Where(sum => sum is { Disputed: false, Overdue: true }).ToList();
                var later = group.Where(sum => sum is { Disputed: false, Overdue: false }).ToList();
                var disputed = group.Where(sum => sum.Disputed).ToList();
                return new InvoiceStanding(
                    new Money(late.Sum(sum => sum.Due - sum.Allocated), group.Key),
                    late.Sum(sum => sum.Count),
                    new Money(later.Sum(sum => sum.Due - sum.Allocated), group.Key),
                    later.Max(sum => sum.LastDueOn),
                    new Money(disputed.Sum(sum => sum.Due - sum.Allocated), group.Key),
                    disputed.Sum(sum => sum.Count))
                {
                    Unapplied = new Money(
                        Math.Max(0m, group.Sum(sum => sum.Due - sum.Allocated) - balances.GetValueOrDefault(group.Key)), group.Key),
                };
            }),
        ];
    }
}
