namespace Checkout.Domain.Catalog;

/// <summary>Prices that an account is eligible for: product, minimum quantity, unit price. A standard book exists per currency.</summary>
public sealed class PriceBook : Entity
{
    private readonly List<PriceBookTier> _tiers = [];

    private PriceBook() { }

    public PriceBook(string externalId, string name, Currency currency, bool isStandard)
    {
        ExternalId = externalId;
        Name = name;
        Currency = currency;
        IsStandard = isStandard;
    }

    public string ExternalId { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Currency Currency { get; private set; } = null!;

    public bool IsStandard { get; private set; }

    public bool Active { get; private set; } = true;

    public IReadOnlyList<PriceBookTier> Tiers => _tiers;

    public void Update(string name, bool isStandard, bool active)
    {
        Name = name;
        IsStandard = isStandard;
        Active = active;
    }

    /// <summary>Replaces the tiers of one product.</summary>
    /// <param name="baseQuantity">How many units the price is for, 1 unless the book says otherwise.</param>
    public void Price(Guid productId, decimal baseQuantity, IEnumerable<PriceTier> tiers)
    {
        _tiers.RemoveAll(tier => tier.ProductId == productId);
        _tiers.AddRange(tiers.Select(tier => new PriceBookTier(Id, productId, baseQuantity, tier)));
    }

    public IReadOnlyList<PriceTier> TiersOf(Guid productId) =>
        [.. _tiers.Where(tier => tier.ProductId == productId).OrderBy(tier => tier.MinimumQuantity).Select(tier => tier.ToTier())];
}

/// <summary>One step of a product's price in a book; prices have up to 6 decimals.</summary>
public sealed class PriceBookTier : Entity
{
    private PriceBookTier() { }

    internal PriceBookTier(Guid priceBookId, Guid productId, decimal baseQuantity, PriceTier tier)
    {
        PriceBookId = priceBookId;
        ProductId = productId;
        BaseQuantity = baseQuantity;
        MinimumQuantity = tier.MinimumQuantity;
        UnitPrice = tier.UnitPrice;
    }

    public Guid PriceBookId { get; private set; }

    public Guid ProductId { get; private set; }

    public decimal BaseQuantity { get; private set; }

    public decimal MinimumQuantity { get; private set; }

    public decimal UnitPrice { get; private set; }

    public PriceTier ToTier() => new(MinimumQuantity, UnitPrice);
}
