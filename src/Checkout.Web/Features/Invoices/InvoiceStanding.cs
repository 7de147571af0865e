using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Invoices;

/// <summary>Where the invoices of one currency stand today, for the sentence above the list. What is disputed is not pressed for.</summary>
/// <param name="LaterBy">The last day on which one falls due; null where none says one.</param>
public sealed record InvoiceStanding(Money Overdue, int OverdueCount, Money Later, DateOnly? LaterBy, Money Disputed, int DisputedCount)
{
    /// <summary>Paid or credited, and not applied to any invoice yet.</summary>
    public required Money Unapplied { get; init; }

    /// <summary>Per currency: amounts of different currencies are never added.</summary>
    /// <param name="invoices">The account’s <see cref="TallySeries.Invoices"/>.</param>
    /// <param name="balances">Its <see cref="TallySeries.Balance"/>.</param>
    public static IReadOnlyList<InvoiceStanding> Of(IReadOnlyList<TallySum> invoices, IReadOnlyList<TallySum> balances) =>
    [
        .. invoices.Where(InvoiceTally.IsPayable).GroupBy(sum => sum.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var currency = Currency.FromCode(group.Key);
                Money Open(IEnumerable<TallySum> sums) => new(sums.Sum(sum => sum.Open), currency);
                var disputed = group.Where(InvoiceTally.IsDisputed).ToList();
                var late = group.Except(disputed).Where(sum => InvoiceTally.Is(InvoiceStatus.Overdue, sum)).ToList();
                var later = group.Except(disputed).Except(late).ToList();
                var balance = balances.Where(sum => sum.Currency == group.Key).Sum(sum => sum.Amount);
                return new InvoiceStanding(
                    Open(late), (int)late.Sum(sum => sum.Count),
                    Open(later), later.Where(InvoiceTally.HasDueDate).Max(sum => (DateOnly?)sum.LastDay),
                    Open(disputed), (int)disputed.Sum(sum => sum.Count))
                {
                    Unapplied = new Money(Math.Max(0m, group.Sum(sum => sum.Open) - balance), currency),
                };
            }),
    ];
}
