using Checkout.Data.Search;
using Checkout.Web.Features.Quotes.Document;

namespace Checkout.Web.Features.AddProducts.Selecting;

/// <summary>Makes the rows of the selection: which products are offered, and what is said of each.</summary>
public static class PickRows
{
    /// <returns>Every product that is offered, owned or chosen, by family and name.</returns>
    public static IReadOnlyList<PickRow> Of(
        SelectionInput input, SelectionReading reading, PricedSelection priced, QuoteDocument? document, BuyingContext context,
        IEnumerable<PricedLine> before, CultureInfo culture)
    {
        var earlier = before.ToLookup(line => line.ProductId);
        var start = context.StartOf(reading.Selection);
        var choices = priced.Choices.ToDictionary(choice => choice.Product.Id);
        var lines = (document?.Lines ?? []).ToDictionary(line => line.Line.ProductId);
        var rows = new List<PickRow>();
        foreach (var product in context.Products.OrderBy(product => product.Family, StringComparer.OrdinalIgnoreCase)
            .ThenBy(product => product.Name, StringComparer.OrdinalIgnoreCase))
        {
            var inForce = context.InForce(product.Id, context.Today);
            var typed = input.Units.TryGetValue(product.Sku, out var text) ? text : null;
            var unavailable = BuyingRules.OfProduct(product, start, context);

            // What can't be had at all is not offered, unless it is asked for, owned, or about to come.
            if (unavailable is not null && typed is null && inForce == 0m && !product.IsOffered(context))
            {
                continue;
            }

            var refusal = priced.Refusals.FirstOrDefault(found => found.ProductId == product.Id);
            rows.Add(new PickRow
            {
                Product = product,
                InForce = inForce,
                Until = UntilOf(product, context),
                Typed = typed,
                Problem = reading.Problems.GetValueOrDefault(product.Id) ?? refusal?.Text(culture),
                Unavailable = unavailable,
                AsksExecutive = refusal?.AsksExecutive ?? unavailable?.AsksExecutive ?? false,
                Notes = ProductNotes.Of(product, context),
                Choice = choices.GetValueOrDefault(product.Id),
                Line = lines.GetValueOrDefault(product.Id),
                Before = earlier[product.Id].FirstOrDefault(),
            });
        }

        return rows;
    }

    /// <summary>Those that are owned, or all of them by family; what was chosen stays in sight either way, and so does what it is
    /// about.</summary>
    public static IReadOnlyList<PickGroup> Grouped(IReadOnlyList<PickRow> rows, SelectionInput input)
    {
        if (!input.All)
        {
            var owned = rows.Where(row => row.IsOwned || row.Typed is not null).OrderByDescending(row => row.IsOwned).ToList();
            return owned.Count == 0 ? [] : [new PickGroup(Family: null, owned)];
        }

        return
        [
            .. rows.Where(row => row.IsChosen || Matches(row.Product, input.Search))
                .GroupBy(row => row.Product.Family, StringComparer.OrdinalIgnoreCase)
                .Select(family => new PickGroup(family.Key, [.. family])),
        ];
    }

    private static bool IsOffered(this Product product, BuyingContext context) =>
        product.Active && (product.AvailableUntil is null || context.Today <= product.AvailableUntil);

    private static bool Matches(Product product, string? search) => string.IsNullOrWhiteSpace(search)
        || (SearchText.Fold($"{product.Name} {product.Sku} {product.Family} {product.Description}") is var text
            && SearchText.Words(search)
                .All(word => SearchText.Spellings(word).Any(spelling => text.Contains(spelling, StringComparison.Ordinal))));

    private static DateOnly? UntilOf(Product product, BuyingContext context)
    {
        var ends = context.UnitsOf(product.Id).Where(unit => unit.StartsOn <= context.Today).Select(unit => unit.EndsOn).Distinct()
            .ToList();
        return ends.Count == 1 ? ends[0] : null;
    }
}
