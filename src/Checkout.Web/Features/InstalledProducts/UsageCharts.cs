using Checkout.Web.Charts;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>How much of each product was used, month by month (R24).</summary>
/// <param name="Products">Of how many products something was reported; the charts may be of fewer.</param>
public sealed record UsageCharts(IReadOnlyList<Chart> Charts, int Products)
{
    private const int MostCharts = 24;
    private const int MonthsBack = 12;

    /// <param name="found">The units, ended ones included.</param>
    /// <param name="until">The last day; its month and the twelve before are shown.</param>
    public static async Task<UsageCharts> ReadAsync(
        CheckoutDbContext db, IQueryable<Installed> found, DateOnly until, CultureInfo culture, CancellationToken cancellation)
    {
        var period = new DateRange(BusinessDay.FirstOfMonth(until).AddMonths(-MonthsBack), until);
        var units = found.Select(row => row.Product).Where(unit => unit.EndsOn == null || unit.EndsOn >= period.From);

        // Its newest day is kept with each unit, so only those are looked for of which something can lie in the period.
        var products = await units.Where(unit => unit.UsageOn >= period.From).GroupBy(unit => unit.ProductId)
            .Select(group => new
            {
                group.Key,
                Name = group.Max(unit => unit.Name)!,
                Sku = group.Max(unit => unit.Sku)!,
                Unit = group.Max(unit => unit.Unit)!
            }).ToListAsync(cancellation);
        var shown = products.OrderBy(product => product.Name, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(product => product.Sku, StringComparer.Ordinal).Take(MostCharts).ToList();
        var ids = shown.ConvertAll(product => product.Key);
        var held = (await units.Where(unit => ids.Contains(unit.ProductId))
            .Select(unit => new { unit.ProductId, Held = new HeldUnits(unit.Id, unit.Quantity, unit.StartsOn, unit.EndsOn) })
            .ToListAsync(cancellation)).ToLookup(unit => unit.ProductId, unit => unit.Held);
        var figures = (await units.Where(unit => ids.Contains(unit.ProductId))
            .Join(db.UsageReports, unit => unit.Id, report => report.InstalledProductId, (unit, report) => new { unit.ProductId, report })
            .Where(row => row.report.On >= period.From && row.report.On <= period.To)
            .OrderBy(row => row.report.On).ThenBy(row => row.report.Revision)
            .Select(row => new { row.ProductId, Figure = new UsageFigure(row.report.InstalledProductId, row.report.On, row.report.Used) })
            .ToListAsync(cancellation)).ToLookup(row => row.ProductId, row => row.Figure);
        var charts = shown.Where(product => figures.Contains(product.Key)).Index().Select(product => Of(
            $"usage-{product.Index + 1}", product.Item.Name, product.Item.Unit,
            Months(period, UsageCourse.Of([.. held[product.Item.Key]], figures[product.Item.Key], period), figures[product.Item.Key]),
            culture));
        return new UsageCharts([.. charts], products.Count);
    }

    /// <summary>The highest figures of each month, and no use for one in which nothing was reported.</summary>
    private static List<ChartPoint> Months(DateRange period, IReadOnlyList<UsagePoint> course, IEnumerable<UsageFigure> figures)
    {
        var reported = figures.Select(figure => (figure.On.Year, figure.On.Month)).ToHashSet();
        var months = new List<ChartPoint>(MonthsBack + 1);
        for (var month = period.From; month <= period.To; month = month.AddMonths(1))
        {
            // Each holds until the next.
            var points = course.Where((point, index) => point.On < month.AddMonths(1)
                && (index + 1 == course.Count || course[index + 1].On > month)).ToList();
            months.Add(new ChartPoint(month, reported.Contains((month.Year, month.Month)) ? points.Max(point => point.Used) : null,
                points.Max(point => point.Held)));
        }

        return months;
    }

    private static Chart Of(string id, string name, string unit, List<ChartPoint> months, CultureInfo culture)
    {
        string Units(decimal? quantity) => QuantityText.Of(quantity ?? 0m, unit, culture);
        string Share(ChartPoint month) => month.Limit > 0m
            ? $"{Units(month.Amount)} of {QuantityText.Of(month.Limit, culture)} in {DateText.Month(month.On)}"
            : $"{Units(month.Amount)} in {DateText.Month(month.On)}";
        var span = $"Thirteen months from {DateText.Month(months[0].On)} to {DateText.Month(months[^1].On)}";

        // None of them where nothing was in force on the days that were reported.
        var known = months.Where(month => month.Amount is not null).ToList();
        var (most, last) = (known.MaxBy(month => month.Amount), known.LastOrDefault());
        var note = known.Count == 0 ? "Nothing was in force when use was reported."
            : most.On == last.On ? $"At most {Share(most)}." : $"At most {Share(most)}; {Share(last)}.";
        var said = known.Count == 0 ? "No use." : $"{span}: a line for the highest use of each month, below dashes for what was in force.";
        return new Chart(id, name, note, $"{said} {note}", "Used at most", quantity => Units(quantity), ChartShape.Line, months)
        {
            LimitHeading = "In force at most",
        };
    }
}
