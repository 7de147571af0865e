using Checkout.Domain;
using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>A quantity of a product under an order.</summary>
public sealed record InstalledRow
{
    public required string ContractNumber { get; init; }

    public required string ContractSlug { get; init; }

    public required string ContractName { get; init; }

    public required DateOnly ContractEndsOn { get; init; }

    public required string OrderNumber { get; init; }

    public required string OrderSlug { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required string PlacedBy { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required bool IsRecurring { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal? Used { get; init; }

    public required decimal Price { get; init; }

    /// <summary>How many units the price is for.</summary>
    public required decimal BaseQuantity { get; init; }

    public required Currency Currency { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly? EndsOn { get; init; }

    /// <summary>How full, in whole percent, at most 100.</summary>
    public int UsedPercent => Used is { } used && Quantity > 0m ? (int)Math.Min(100m, decimal.Floor(used * 100m / Quantity)) : 0;

    public static ExportColumns<InstalledRow> Columns { get; } = new ExportColumns<InstalledRow>()
        .Text("Contract", row => row.ContractNumber)
        .Text("Order", row => row.OrderNumber)
        .Text("SKU", row => row.Sku)
        .Text("Product", row => row.Name)
        .Number("Quantity", row => row.Quantity)
        .Text("Unit", row => row.Unit)
        .Number("Assigned", row => row.Used)
        .Number("Price", row => row.Price)
        .Number("Price is for", row => row.BaseQuantity)
        .Text("Charged", row => row.IsRecurring ? "per month" : "once")
        .Text("Currency", row => row.Currency.Code)
        .Date("Start", row => row.StartsOn)
        .Date("End", row => row.EndsOn);
}

/// <summary>All units of a product over all contracts.</summary>
public sealed record ProductTotal(string Sku, string Name, string Unit, decimal Quantity, decimal? Used, int Contracts);

/// <summary>What the page shows.</summary>
public sealed record InstalledPage(InstalledFilter Filter, IReadOnlyList<InstalledRow> Rows)
{
    public int Contracts => Rows.Select(row => row.ContractSlug).Distinct(StringComparer.Ordinal).Count();

    /// <summary>What runs, by unit: 287 users, 1,900 GB. The most numerous units first.</summary>
    public IReadOnlyList<(string Unit, decimal Quantity)> Units =>
    [
        .. Rows.Where(row => row.IsRecurring).GroupBy(row => row.Unit)
            .Select(group => (group.Key, group.Sum(row => row.Quantity), Rows: group.Count()))
            .OrderByDescending(group => group.Rows).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Item2)),
    ];

    /// <summary>Products of which every unit is assigned.</summary>
    public IReadOnlyList<InstalledRow> Full => [.. Rows.Where(row => row.Used >= row.Quantity)];

    public IReadOnlyList<ProductTotal> Totals =>
    [
        .. Rows.GroupBy(row => (row.Sku, row.Name, row.Unit))
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => new ProductTotal(
                group.Key.Sku,
                group.Key.Name,
                group.Key.Unit,
                group.Sum(row => row.Quantity),
                group.Any(row => row.Used is not null) ? group.Sum(row => row.Used ?? 0m) : null,
                group.Select(row => row.ContractNumber).Distinct(StringComparer.Ordinal).Count())),
    ];
}
