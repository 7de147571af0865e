namespace Checkout.Domain.Documents;

/// <summary>What a quoted or ordered line says: product, quantity, price and tax. The product's words are frozen with it.</summary>
public sealed record LineTerms
{
    public required Guid ProductId { get; init; }

    public required string Sku { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Unit { get; init; }

    public required bool IsRecurring { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>Per unit and month where recurring, else per unit; up to 6 decimals.</summary>
    public required decimal ListPrice { get; init; }

    public decimal DiscountPercent { get; init; }

    /// <summary>What is paid: the list price less the discount, rounded to 4 decimals where discounted (R22).</summary>
    public required decimal NetPrice { get; init; }

    /// <summary>How many units the price is for.</summary>
    public decimal BaseQuantity { get; init; } = 1m;

    /// <summary>A start of the line's own; null follows the document.</summary>
    public DateOnly? StartsOn { get; init; }

    public required string TaxClass { get; init; }

    public required TaxTreatment Tax { get; init; }

    /// <summary>How the price came about; null where the vendor named it.</summary>
    public PriceOrigin? Origin { get; init; }
}

/// <summary>Why a line has its price: the book, and the tier that the units reached (R7).</summary>
/// <param name="TierFrom">Where the tier begins.</param>
/// <param name="TierUnits">The units that counted: in force on the line's start, and quoted with it.</param>
public sealed record PriceOrigin(string Book, decimal TierFrom, decimal TierUnits);

/// <summary>The part that lines of quotes and orders share.</summary>
public abstract class PricedLine : TaxedRow
{
    protected PricedLine() { }

    protected PricedLine(Guid accountId, int position, LineTerms terms)
        : base(accountId, position, terms.Tax)
    {
        ProductId = terms.ProductId;
        Sku = terms.Sku;
        Name = terms.Name;
        Description = terms.Description;
        Unit = terms.Unit;
        IsRecurring = terms.IsRecurring;
        Quantity = terms.Quantity;
        ListPrice = terms.ListPrice;
        DiscountPercent = terms.DiscountPercent;
        NetPrice = terms.NetPrice;
        BaseQuantity = terms.BaseQuantity;
        TaxClass = terms.TaxClass;
        PriceBookName = terms.Origin?.Book;
        TierFrom = terms.Origin?.TierFrom;
        TierUnits = terms.Origin?.TierUnits;
    }

    public Guid ProductId { get; private set; }

    public string Sku { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string? Description { get; private set; }

    public string Unit { get; private set; } = null!;

    public bool IsRecurring { get; private set; }

    public decimal Quantity { get; private set; }

    public decimal ListPrice { get; private set; }

    public decimal DiscountPercent { get; private set; }

    public decimal NetPrice { get; private set; }

    public decimal BaseQuantity { get; private set; }

    public string TaxClass { get; private set; } = null!;

    public string? PriceBookName { get; private set; }

    public decimal? TierFrom { get; private set; }

    public decimal? TierUnits { get; private set; }

    /// <summary>Null where the vendor named the price.</summary>
    public PriceOrigin? Origin => PriceBookName is { } book && TierFrom is { } from && TierUnits is { } units
        ? new PriceOrigin(book, from, units) : null;

    protected LineTerms TermsWith(DateOnly? startsOn) => new()
    {
        ProductId = ProductId,
        Sku = Sku,
        Name = Name,
        Description = Description,
        Unit = Unit,
        IsRecurring = IsRecurring,
        Quantity = Quantity,
        ListPrice = ListPrice,
        DiscountPercent = DiscountPercent,
        NetPrice = NetPrice,
        BaseQuantity = BaseQuantity,
        StartsOn = startsOn,
        TaxClass = TaxClass,
        Tax = Tax,
        Origin = Origin,
    };
}
