using System.ComponentModel;

namespace Checkout.Data.Feed.Records;

/// <summary>Prices that accounts are eligible for. A record states the whole book: a product that it leaves out is no longer priced by
/// it.</summary>
public sealed record PriceBookRecord : FeedRecord
{
    [Description("The name.")]
    public required string Name { get; init; }

    [Description("ISO 4217; never changed.")]
    public required Currency Currency { get; init; }

    [Description("True for the book that applies where a contract has none of its own: one per currency.")]
    public bool Standard { get; init; }

    [Description("False takes the book out of use.")]
    public bool Active { get; init; } = true;

    [Description("The prices, product by product.")]
    public required IReadOnlyList<PriceRecord> Prices { get; init; }
}

/// <summary>A product's prices in a book.</summary>
public sealed record PriceRecord
{
    [Description("External id of the product.")]
    public required string Product { get; init; }

    [Description("How many units the price is for.")]
    public decimal BaseQuantity { get; init; } = 1m;

    [Description("The tiers.")]
    public required IReadOnlyList<TierRecord> Tiers { get; init; }
}

/// <summary>From so many units on, the unit costs so much.</summary>
public sealed record TierRecord
{
    [Description("The quantity from which the price holds.")]
    public required decimal From { get; init; }

    [Description("Per unit and month where recurring, else per unit.")]
    [Scale(6)]
    public required decimal Price { get; init; }
}
