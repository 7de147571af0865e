using Checkout.Data.Tallies;
using Checkout.Web.Charts;

namespace Checkout.Web.Features.Home;

/// <summary>What was invoiced in each of the last twelve months, by posting date, less what was voided.</summary>
public static class SpendingChart
{
    private const int Months = 12;

    private static readonly DayQuery<InvoicedSum> Invoiced = new((db, today) =>
    {
        var month = BusinessDay.FirstOfMonth(today);
        return db.Tallies.Where(tally => tally.Series == TallySeries.LedgerMonths && tally.Day >= month.AddMonths(1 - Months)
                && tally.Day < month)
            .Concat(db.Tallies.Where(tally => tally.Series == TallySeries.Ledger && tally.Day >= month && tally.Day <= today))
            .Where(tally => tally.State == nameof(LedgerKind.Invoice) || tally.State == nameof(LedgerKind.Void))
            .GroupBy(tally => new { tally.Currency, tally.Day.Year, tally.Day.Month })
            .Select(group => new InvoicedSum(group.Key.Currency, group.Key.Year, group.Key.Month, group.Sum(tally => tally.Amount)));
    });

    /// <returns>One chart for each currency in which something was invoiced.</returns>
    public static async Task<IReadOnlyList<Chart>> ReadAsync(CheckoutDbContext db, DateOnly today, CultureInfo culture,
        CancellationToken cancellation)
    {
        var first = BusinessDay.FirstOfMonth(today).AddMonths(1 - Months);
        var days = await Invoiced.ReadAsync(db, today, cancellation);
        return
        [
            .. days.GroupBy(day => day.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(
                Currency.FromCode(group.Key),
                [.. Enumerable.Range(0, Months).Select(first.AddMonths)
                .Select(month => new ChartPoint(month,
                group.Where(day => day.Year == month.Year && day.Month == month.Month).Sum(day => day.Amount)))],
                culture)),
        ];
    }

    private static Chart Of(Currency currency, IReadOnlyList<ChartPoint> months, CultureInfo culture)
    {
        string Amount(decimal amount) => MoneyText.Of(new Money(amount, currency), culture);
        string Month(ChartPoint point) => DateText.Month(point.On);
        var most = months.MaxBy(month => month.Amount);
        var sum = months.Sum(month => month.Amount!.Value);
        return new Chart(
            $"spending-{currency.Code}",
            $"Invoiced per month, {currency.Code}",
            $"{Amount(sum)} in twelve months, with tax.",
            $"Twelve months from {Month(months[0])} to {Month(months[^1])}. The most was invoiced in {Month(most)}, "
            + $"{Amount(most.Amount!.Value)}; in {Month(months[^1])} it is {Amount(months[^1].Amount!.Value)} so far.",
            "Invoiced",
            Amount,
            ChartShape.Months,
            months);
    }

    private sealed record InvoicedSum(string Currency, int Year, int Month, decimal Amount);
}
