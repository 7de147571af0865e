using System.Globalization;
using System.Text.Json;
using Checkout.Domain.Billing;
using Checkout.Domain.Catalog;
using Checkout.Domain.Tax;

namespace Checkout.Domain.Tests.Vectors;

/// <summary>Computes the figures of priced and prorated lines.</summary>
internal static class PricingVectors
{
    /// <summary>Tiers, something in force, and one or more quotes.</summary>
    public static Figures Tiered(Vector vector)
    {
        var tiers = vector.Input.GetProperty("tiers").EnumerateObject()
            .Select(tier => new PriceTier(decimal.Parse(tier.Name, CultureInfo.InvariantCulture), Vector.Number(tier.Value)))
            .ToList();
        var inForce = new[] { "in_force", "in_force_on_start" }.Where(vector.Has)
            .Select(name => new UnitsInForce(vector.Number(name), vector.Contract.From, EndsOn: null));
        var installed = inForce.Concat(vector.Items("installed").Select(units => new UnitsInForce(
            Vector.Number(units.GetProperty("quantity")),
            units.TryGetProperty("start", out var start) ? Vector.Date(start) : vector.Contract.From,
            units.TryGetProperty("end", out var end) ? Vector.Date(end) : null))).ToList();

        // Quantities side by side are alternatives, each a quote of its own; lines are one quote.
        var quotes = vector.Has("lines")
            ? [vector.Items("lines").Select(line => new QuotedUnits(Vector.Number(line.GetProperty("quantity")),
                Vector.Date(line.GetProperty("start")))).ToList()]
            : Quantities(vector).Select(quantity => new List<QuotedUnits> { new(quantity, vector.Date("start")) }).ToList();

        var lines = quotes.SelectMany(quote => quote.Select((line, index) =>
        {
            var tier = PriceTiers.For(tiers, TierQuantity.Of(installed, quote, index));
            var total = tier is null ? (decimal?)null : Total(vector, line.Quantity, tier.UnitPrice, line.StartsOn);
            return (tier?.UnitPrice, Total: total);
        })).ToList();
        return new Figures
        {
            ["unit_prices"] = lines.Select(line => (object?)line.UnitPrice),
            ["line_totals"] = lines.Select(line => (object?)line.Total),
            ["unit_price"] = lines[0].UnitPrice,
            ["line_total"] = lines[0].Total,
            ["net"] = lines.Sum(line => line.Total),
        };
    }

    /// <summary>A discount and a number of months.</summary>
    public static Figures Discounted(Vector vector)
    {
        var price = LineAmount.NetPrice(vector.Number("list_price"), vector.Number("discount_percent"));
        var months = vector.Text("months").Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Figures
        {
            ["net_unit_price"] = price,
            ["line_total"] = LineAmount.Total(vector.Currency, vector.Number("quantity"), price, vector.BaseQuantity,
            new Fraction(months[0], months.ElementAtOrDefault(1) is var below and not 0 ? below : 1)),
        };
    }

    public static Figures OneTime(Vector vector)
    {
        var totals = Quantities(vector)
            .Select(quantity => (object?)LineAmount.OneTime(vector.Currency, quantity, vector.Number("price"), vector.BaseQuantity))
            .ToList();
        return new Figures { ["line_totals"] = totals, ["line_total"] = totals[0] };
    }

    /// <summary>One recurring line from one start, or from several as alternatives.</summary>
    public static Figures Prorated(Vector vector)
    {
        var starts = vector.Has("starts") ? vector.Items("starts").Select(Vector.Date)
            .ToList() : [vector.Has("start") ? vector.Date("start") : vector.Contract.From];
        var months = starts.Select(start => (object?)Months(vector, start).ToString()).ToList();
        var totals = starts.Select(start => Total(vector, vector.Number("quantity"), vector.Number("price"), start)).ToList();
        var tax = TaxTotals.Of(vector.Currency, [new TaxableAmount(vector.Tax, totals[0])]).Sum(row => row.Tax);
        return new Figures
        {
            ["months"] = vector.Has("starts") ? months : months[0],
            ["line_totals"] = totals.Select(total => (object?)total),
            ["line_total"] = totals[0],
            ["tax"] = tax,
            ["total"] = totals[0] + tax,
        };
    }

    /// <summary>Year after year from an anchor: each begins the day after the one before.</summary>
    public static Figures Yearly(Vector vector)
    {
        var grid = new BillingGrid(vector.Date("anchor"));
        var years = new List<DateRange>();
        for (var start = grid.Anchor; years.Count < vector.Number("years"); start = years[^1].To.AddDays(1))
        {
            years.Add(new DateRange(start, grid.TermEnd(start, 12)));
        }

        var totals = years.Select(year => LineAmount.Total(vector.Currency, vector.Number("quantity"), vector.Number("price"),
            vector.BaseQuantity, grid.Months(year)));
        return new Figures
        {
            ["year_ends"] = years.Select(year => (object?)year.To),
            ["line_total_per_year"] = Assert.Single(totals.Distinct()),
        };
    }

    private static IEnumerable<decimal> Quantities(Vector vector) =>
        vector.Has("quantities") ? vector.Items("quantities").Select(Vector.Number) : [vector.Number("quantity")];

    private static decimal Total(Vector vector, decimal quantity, decimal price, DateOnly start) =>
        LineAmount.Total(vector.Currency, quantity, price, vector.BaseQuantity, Months(vector, start));

    private static Fraction Months(Vector vector, DateOnly start) => vector.Grid.Months(new DateRange(start, vector.Contract.To));
}
