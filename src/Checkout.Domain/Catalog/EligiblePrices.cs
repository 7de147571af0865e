namespace Checkout.Domain.Catalog;

/// <summary>The price of a product that an account is eligible for, and the book it stands in.</summary>
/// <param name="BaseQuantity">How many units the price is for.</param>
public sealed record EligiblePrice(PriceBook Book, decimal BaseQuantity, IReadOnlyList<PriceTier> Tiers);

/// <summary>
/// Where prices come from (A6): the contract's own book, which is exclusive unless it allows standard prices; a product that is in it
/// never takes a standard tier. Without a book of its own the standard book of the contract's currency holds.
/// </summary>
/// <param name="own">The contract's book; null where it has none.</param>
/// <param name="allowsStandard">True where the contract's book falls back on standard prices.</param>
/// <param name="standard">The standard book of the currency; null where there is none.</param>
public sealed class EligiblePrices(PriceBook? own, bool allowsStandard, PriceBook? standard)
{
    /// <summary>The contract's own book; null where standard prices hold.</summary>
    public PriceBook? Own => own;

    public EligiblePrice? For(Guid productId) =>
        Of(own, productId) ?? (own is null || allowsStandard ? Of(standard, productId) : null);

    private static EligiblePrice? Of(PriceBook? book, Guid productId)
    {
        var tiers = book is { Active: true } ? book.TiersOf(productId) : [];
        return tiers.Count == 0 ? null
            : new EligiblePrice(book!, book!.Tiers.First(tier => tier.ProductId == productId).BaseQuantity, tiers);
    }
}
