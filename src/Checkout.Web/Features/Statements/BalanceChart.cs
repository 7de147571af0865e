using Checkout.Data.Statements;
using Checkout.Web.Charts;

namespace Checkout.Web.Features.Statements;

/// <summary>The balance over a statement's period.</summary>
public static class BalanceChart
{
    private const int MostPoints = 60;

    /// <returns>Null where nothing moved: a level line says nothing.</returns>
    public static async Task<Chart?> ReadAsync(
        StatementMovements movements, StatementScope scope, StatementSums sums, CultureInfo culture, CancellationToken cancellation)
    {
        if (sums.Count == 0)
        {
            return null;
        }

        var days = await movements.DaysAsync(cancellation);
        var points = Points(scope, sums.Opening, [.. days.Select(day => new ChartPoint(day.On, day.Amount))]);
        return new Chart(
            "balance",
            "Balance over time",
            $"In {scope.Currency.Code}{(Stride(scope) == 1 ? ", day by day." : ".")}",
            Description(scope, points, culture),
            $"Balance, {scope.Currency.Code}",
            amount => MoneyText.Of(scope.In(amount), culture),
            ChartShape.Steps,
            points)
        {
            Until = scope.ClosingOn,
        };
    }

    private static int Stride(StatementScope scope) => (scope.Range.Days + MostPoints - 1) / MostPoints;

    /// <summary>The balance at the end of every day, or of every so many days, where it is another than before.</summary>
    private static List<ChartPoint> Points(StatementScope scope, decimal opening, IReadOnlyList<ChartPoint> moves)
    {
        var points = new List<ChartPoint>();
        var (balance, next, stride) = (opening, 0, Stride(scope));
        for (var day = scope.Range.From; day <= scope.ClosingOn; day = day.AddDays(stride))
        {
            // The last point takes what is left, so that the chart ends with the closing balance.
            var until = day.AddDays(stride) > scope.ClosingOn ? scope.ClosingOn : day.AddDays(stride - 1);
            for (; next < moves.Count && moves[next].On <= until; next++)
            {
                balance += moves[next].Amount!.Value;
            }

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
