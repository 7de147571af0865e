namespace Checkout.Web.Features.InstalledProducts;

/// <summary>An installed product with its contract and order; without them where rows are only counted.</summary>
public sealed class Installed
{
    public required InstalledProduct Product { get; init; }

    public Contract Contract { get; init; } = null!;

    public Order Order { get; init; } = null!;

    /// <summary>The day as of which it is looked at.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The orders in which rows stand inside their group; contracts and orders always come newest first, as in
    /// <see cref="InstalledFilter.AroundAsync"/>.</summary>
    public static Sorts<Installed> Sorts { get; } = new Sorts<Installed>(
        row => row.Product.Ordinal,
        "name",
        rows => rows.OrderByDescending(row => row.Contract.StartsOn).ThenBy(row => row.Contract.Ordinal)
            .ThenByDescending(row => row.Order.PlacedOn).ThenBy(row => row.Order.Ordinal))
        .By("name", row => row.Product.Name)
        .By("quantity", row => row.Product.Quantity)
        .By("used", row => row.Product.UsedQuantity ?? -1m)
        .By("price", row => row.Product.NetPrice)
        .By("start", row => row.Product.StartsOn)
        // What has no end comes last, on every database.
        .By("end", row => row.Product.EndsOn ?? DateOnly.MaxValue);
}
