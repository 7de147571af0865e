using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Orders;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.InstalledProducts;

/// <summary>An installed product with its contract and order.</summary>
public sealed class Installed
{
    public required InstalledProduct Product { get; init; }

    public required Contract Contract { get; init; }

    public required Order Order { get; init; }
}

/// <summary>The orders in which rows stand inside their group; contracts and orders always come newest first.</summary>
public static class InstalledSorts
{
    private const string Usual = "name";

    private static readonly string[] Names = ["name", "quantity", "used", "price", "start", "end"];

    public static bool Knows(string? sort) => sort is not null && Names.Contains(SortChoice.Parse(sort).Name, StringComparer.OrdinalIgnoreCase);

    public static SortChoice Choose(string? sort) => SortChoice.Parse(Knows(sort) ? sort! : Usual);

    public static IQueryable<Installed> Apply(IQueryable<Installed> rows, string? sort)
    {
        var choice = Choose(sort);
        var grouped = rows.OrderByDescending(row => row.Contract.StartsOn).ThenBy(row => row.Contract.Ordinal).ThenByDescending(row => row.Order.PlacedOn).ThenBy(row => row.Order.Ordinal);
        var sorted = (choice.Name.ToUpperInvariant(), choice.Descending) switch
        {
            ("QUANTITY", false) => grouped.ThenBy(row => row.Product.Quantity),
            ("QUANTITY", true) => grouped.ThenByDescending(row => row.Product.Quantity),
            ("USED", false) => grouped.ThenBy(row => row.Product.UsedQuantity ?? -1m),
            ("USED", true) => grouped.ThenByDescending(row => row.Product.UsedQuantity ?? -1m),
            ("PRICE", false) => grouped.ThenBy(row => row.Product.NetPrice),
            ("PRICE", true) => grouped.ThenByDescending(row => row.Product.NetPrice),
            ("START", false) => grouped.ThenBy(row => row.Product.StartsOn),
            ("START", true) => grouped.ThenByDescending(row => row.Product.StartsOn),

            // What has no end comes last, on every database.
            ("END", false) => grouped.ThenBy(row => row.Product.EndsOn ?? DateOnly.MaxValue),
            ("END", true) => grouped.ThenByDescending(row => row.Product.EndsOn ?? DateOnly.MaxValue),
            (_, true) => grouped.ThenByDescending(row => row.Product.Name),
            _ => grouped.ThenBy(row => row.Product.Name),
        };
        return sorted.ThenBy(row => row.Product.Ordinal);
    }
}
