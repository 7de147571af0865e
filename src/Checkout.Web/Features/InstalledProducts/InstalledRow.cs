using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>A quantity of a product under an order.</summary>
public sealed record InstalledRow
{
    public required Guid ContractId { get; init; }

    public required string ContractNumber { get; init; }

    public required string ContractSlug { get; init; }

    public required string ContractName { get; init; }

    public required DateOnly ContractEndsOn { get; init; }

    public required Guid OrderId { get; init; }

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

    /// <summary>The day for which the usage was reported.</summary>
    public required DateOnly? UsedOn { get; init; }

    public required decimal Price { get; init; }

    /// <summary>How many units the price is for.</summary>
    public required decimal BaseQuantity { get; init; }

    public required decimal AnnualAmount { get; init; }

    public required Currency Currency { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly? EndsOn { get; init; }

    /// <summary>The day as of which it is looked at.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How full, in whole percent, at most 100.</summary>
    public int UsedPercent => Used is { } used && Quantity > 0m ? (int)Math.Min(100m, decimal.Floor(used * 100m / Quantity)) : 0;

    /// <summary>Days left, the last one counted; null where it has no end, has ended, or has not begun.</summary>
    public int? DaysLeft => EndsOn is { } end && StartsOn <= AsOf && end >= AsOf ? end.DayNumber - AsOf.DayNumber + 1 : null;

    public bool HasEnded => EndsOn < AsOf;

    public bool CanAddMore => IsRecurring && !HasEnded && ContractEndsOn >= AsOf;

    public static ExportColumns<InstalledRow> Columns { get; } = new ExportColumns<InstalledRow>()
        .Text("Contract", row => row.ContractNumber)
        .Text("Order", row => row.OrderNumber)
        .Text("SKU", row => row.Sku)
        .Text("Product", row => row.Name)
        .Number("Quantity", row => row.Quantity)
        .Text("Unit", row => row.Unit)
        .Number("Assigned", row => row.Used)
        .Date("Assigned as of", row => row.UsedOn)
        .Number("Price", row => row.Price)
        .Number("Price is for", row => row.BaseQuantity)
        .Text("Charged", row => row.IsRecurring ? "per month" : "once")
        .Text("Currency", row => row.Currency.Code)
        .Date("Start", row => row.StartsOn)
        .Date("End", row => row.EndsOn)
        .Number("Days left", row => row.DaysLeft);

    public static RowQuery<Installed, InstalledRow> Query { get; } = new((_, row, _) => new InstalledRow
    {
        ContractId = row.Contract.Id,
        ContractNumber = row.Contract.Number,
        ContractSlug = row.Contract.Slug,
        ContractName = row.Contract.Name,
        ContractEndsOn = row.Contract.EndsOn,
        OrderId = row.Order.Id,
        OrderNumber = row.Order.Number,
        OrderSlug = row.Order.Slug,
        PlacedOn = row.Order.PlacedOn,
        PlacedBy = row.Order.PlacedBy,
        Sku = row.Product.Sku,
        Name = row.Product.Name,
        Unit = row.Product.Unit,
        IsRecurring = row.Product.IsRecurring,
        Quantity = row.Product.Quantity,
        Used = row.Product.UsedQuantity,
        UsedOn = row.Product.UsageOn,
        Price = row.Product.NetPrice,
        BaseQuantity = row.Product.BaseQuantity,
        AnnualAmount = row.Product.AnnualAmount,
        Currency = row.Product.Currency,
        StartsOn = row.Product.StartsOn,
        EndsOn = row.Product.EndsOn,
        AsOf = row.AsOf,
    });
}
