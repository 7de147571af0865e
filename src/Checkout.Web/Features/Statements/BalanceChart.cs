using Checkout.Web.Charts;

namespace Checkout.Web.Features.Statements;

/// <summary>The balance over a statement's period.</summary>
public static class BalanceChart
{
    /// <returns>Null where nothing moved: a level line says nothing.</returns>
    public static Chart? Of(StatementScope scope, StatementSums sums, CultureInfo culture)
    {
        if (sums.Count == 0)
        {
            return null;
        }

        var points = Points(scope, sums);
        return new Chart(
            "balance",
            "Balance over time",
            $"In {scope.Currency.Code}{(scope.Stride == 1 ? ", day by day." : ".")}",
            Description(scope, points, culture),
            $"Balance, {scope.Currency.Code}",
            amount => MoneyText.Of(scope.In(amount), culture),
            ChartShape.Steps,
            points)
        {
            Until = scope.ClosingOn,
        };
    }

    /// <summary>The balance at the end of every day, or of every so many days, where it is another than before.</summary>
    private static List<ChartPoint> Points(StatementScope scope, StatementSums sums)
    {
        var points = new List<ChartPoint>();
        var (balance, step) = (sums.Opening, 0);
        for (var day = scope.Range.From; day <= scope.ClosingOn; day = day.AddDays(scope.Stride), step++)
        {
            balance += sums.Steps[step].Sum();
            if (points.Count == 0 || points[^1].Amount != balance)
            {
                points.Add(new ChartPoint(day, balance));
            }
        }

        return points;
    }

    private static string Description(StatementScope scope, List<ChartPoint> points, CultureInfo culture)
    {
        string Said(ChartPoint point) => $"{MoneyText.Of(scope.In(point.Amount!.Value), culture)} on {DateText.Spelled(point.On, culture)}";
        var (highest, lowest) = (points.MaxBy(point => point.Amount), points.MinBy(point => point.Amount));
        var closing = MoneyText.Of(scope.In(points[^1].Amount!.Value), culture);
        return $"The balance is {Said(points[0])}, highest with {Said(highest)}, lowest with {Said(lowest)}, and closes at {closing}.";
    }
}
