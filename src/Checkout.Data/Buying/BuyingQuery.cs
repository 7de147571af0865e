namespace Checkout.Data.Buying;

/// <summary>Reads what a selection is judged and priced by. The page, its preview and every save ask here, and so can't differ.</summary>
public static class BuyingQuery
{
    private static readonly CompiledQuery<Func<CheckoutDbContext, Task<Buyer>>> BuyerOf = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db) => db.Accounts.AsNoTracking().Select(account => new Buyer(account,
            db.LegalEntities.OrderByDescending(entity => entity.IsDefault).ThenBy(entity => entity.Ordinal).Select(entity => entity.Id)
                .First())).Single()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<ContractInBrief>>> Contracts = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db) => db.Contracts.OrderBy(contract => contract.StartsOn)
            .ThenBy(contract => contract.Ordinal).Select(ContractInBrief.Of)));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, Task<Contract>>> ContractOf = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db, Guid id) => db.Contracts.AsNoTracking().Include(row => row.Terms).Single(row => row.Id == id)));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, bool, IAsyncEnumerable<InstalledProduct>>> Installed =
        new(() => EF.CompileAsyncQuery((CheckoutDbContext db, Guid contract, DateOnly today, bool renews) => db.InstalledProducts
            .AsNoTracking().Where(InstalledProduct.EverInForce)
            .Where(unit => unit.ContractId == contract && (unit.EndsOn == null || unit.EndsOn >= today || renews))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, IAsyncEnumerable<UnitsElsewhere>>> Elsewhere =
        new(() => EF.CompileAsyncQuery((CheckoutDbContext db, Guid contract, DateOnly today) => db.InstalledProducts
            .Where(InstalledProduct.EverInForce)
            .Where(unit => unit.ContractId != contract && (unit.EndsOn == null || unit.EndsOn >= today))
            .Select(unit => new UnitsElsewhere(unit.ContractId, unit.ProductId, unit.Sku, unit.StartsOn, unit.EndsOn))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<Product>>> Products = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db) => db.Products.AsNoTracking()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid?, Domain.Currency, IAsyncEnumerable<PriceBook>>> Books = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid? own, Domain.Currency currency) => db.PriceBooks.AsNoTracking()
            .Include(book => book.Tiers).OrderBy(book => book.Ordinal)
            .Where(book => book.Id == own || (book.IsStandard && book.Active && book.Currency == currency))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, IAsyncEnumerable<TaxRate>>> Rates = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string country) => db.TaxRates.AsNoTracking().Where(rate => rate.Country == country)));

    /// <param name="db">Confined to the account.</param>
    /// <param name="choose">Picks the contract among the account's; null for the first one.</param>
    /// <param name="renews">True for the next term of the contract: what ended with it is among the units.</param>
    public static async Task<BuyingContext> ForAsync(
        CheckoutDbContext db,
        Func<IReadOnlyList<ContractInBrief>, ContractInBrief?> choose,
        bool renews,
        BuyingPolicy policy,
        DateOnly today,
        CancellationToken cancellation)
    {
        var (account, sellerId) = await BuyerOf.For(db)(db);
        var contracts = await Contracts.For(db)(db).ToListAsync(cancellation);
        var chosen = choose(contracts);
        var contract = chosen is null ? null : await ContractOf.For(db)(db, chosen.Id);
        var contractId = chosen?.Id ?? Guid.Empty;
        var place = contract?.BillTo ?? account.BillingAddress;
        return new BuyingContext(
            account,
            contract,
            contracts,
            contract is null ? [] : await Installed.For(db)(db, contractId, today, renews).ToListAsync(cancellation),
            await Products.For(db)(db).ToListAsync(cancellation),
            await PricesAsync(db, contract, contract?.Currency ?? account.Currency, cancellation),
            new TaxTable(await Rates.For(db)(db, place.Country).ToListAsync(cancellation)),
            sellerId,
            policy,
            today)
        {
            Elsewhere = contracts.TrueForAll(other => other.Id == contractId) ? []
            : await Elsewhere.For(db)(db, contractId, today).ToListAsync(cancellation),
        };
    }

    private static async Task<EligiblePrices> PricesAsync(CheckoutDbContext db, Contract? contract, Domain.Currency currency,
        CancellationToken cancellation)
    {
        var ownId = contract?.PriceBookId;
        var books = await Books.For(db)(db, ownId, currency).ToListAsync(cancellation);

        // A contract may name the standard book itself.
        return new EligiblePrices(
            books.Find(book => book.Id == ownId), contract?.AllowsStandardPrices ?? true,
            books.Find(book => book.IsStandard && book.Active && book.Currency.Equals(currency)));
    }

    /// <summary>The account, and the legal entity that sells to it where no contract says another.</summary>
    private sealed record Buyer(Account Account, Guid SellerId);
}
