namespace Checkout.Web.Features.Contracts;

/// <summary>The price of a product by quantity.</summary>
/// <param name="BaseQuantity">How many units the price is for.</param>
/// <param name="InForce">Units in force under the contract today; they choose the tier together with what is added (R7).</param>
/// <param name="IsStandard">True where the contract's own book lacks the product.</param>
public sealed record ContractPrice(string Sku, string Name, string Unit, bool IsRecurring, decimal BaseQuantity,
    IReadOnlyList<PriceTier> Tiers, decimal InForce, bool IsStandard)
{
    public PriceTier? Today => PriceTiers.For(Tiers, InForce);
}

/// <summary>The prices that an account is entitled to under a contract (A6).</summary>
/// <param name="Book">The contract's own price book; null where the standard prices hold.</param>
/// <param name="Standard">The vendor-wide book of the currency, where it is used.</param>
public sealed record ContractPrices(string? Book, string? Standard, Currency Currency, IReadOnlyList<ContractPrice> Rows)
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid?, Currency, IAsyncEnumerable<PriceBook>>> Books = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid? own, Currency currency) => db.PriceBooks.Include(book => book.Tiers)
            .Where(book => book.Id == own || (book.IsStandard && book.Active && book.Currency == currency)).AsNoTracking()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<Product>>> Products = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db) => db.Products.Where(product => product.Active).OrderBy(product => product.Name).AsNoTracking()));

    public bool IsExclusive => Book is not null && Standard is null;

    public static async Task<ContractPrices> ReadAsync(CheckoutDbContext db, Contract contract, IReadOnlyList<InstalledProduct> installed,
        DateOnly today, CancellationToken cancellation)
    {
        var books = await Books.For(db)(db, contract.PriceBookId, contract.Currency).ToListAsync(cancellation);
        var own = books.Find(book => book.Id == contract.PriceBookId);
        var standard = own is null || contract.AllowsStandardPrices
            ? books.Find(book => book.IsStandard && book.Id != contract.PriceBookId) : null;
        var products = await Products.For(db)(db).ToListAsync(cancellation);
        var inForce = installed.Where(product => product.IsInForceOn(today)).GroupBy(product => product.ProductId)
            .ToDictionary(group => group.Key, group => group.Sum(product => product.Quantity));
        var rows = products.Where(product => product.IsAvailableOn(today)).Select(product =>
        {
            var isStandard = own is null || !own.Tiers.Any(tier => tier.ProductId == product.Id);
            var book = isStandard ? standard : own;
            return book?.Tiers.FirstOrDefault(tier => tier.ProductId == product.Id) is { } first
                ? new ContractPrice(
                    product.Sku, product.Name, product.Unit, product.IsRecurring, first.BaseQuantity, book.TiersOf(product.Id),
                    inForce.GetValueOrDefault(product.Id), isStandard && own is not null)
                : null;
        });
        IEnumerable<ContractPrice> sorted = rows.OfType<ContractPrice>().OrderBy(row => row.IsStandard);
        return new ContractPrices(own?.Name, standard?.Name, contract.Currency, [.. sorted]);
    }
}
