namespace Checkout.Data.Buying;

/// <summary>Reads what a selection is judged and priced by. The page, its preview and every save ask here, and so can't differ.</summary>
public static class BuyingQuery
{
    /// <param name="db">Confined to the account.</param>
    /// <param name="choose">Picks the contract among the account's; null for the first one.</param>
    /// <param name="renews">True for the next term of the contract: what ended with it is among the units.</param>
    public static async Task<BuyingContext> ForAsync(
        CheckoutDbContext db,
        Func<IReadOnlyList<Contract>, Contract?> choose,
        bool renews,
        BuyingPolicy policy,
        DateOnly today,
        CancellationToken cancellation)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(cancellation);
        var contracts = await db.Contracts.AsNoTracking().Include(row => row.Terms).ToListAsync(cancellation);
        var contract = choose(contracts);
        var renewed = renews ? contract?.Id : null;
        var place = contract?.BillTo ?? account.BillingAddress;
        return new BuyingContext(
            account,
            contract,
            contracts,
            await db.InstalledProducts.AsNoTracking().Where(InstalledProduct.EverInForce)
                .Where(unit => unit.EndsOn == null || unit.EndsOn >= today || unit.ContractId == renewed).ToListAsync(cancellation),
            await db.Products.AsNoTracking().ToListAsync(cancellation),
            await PricesAsync(db, contract, contract?.Currency ?? account.Currency, cancellation),
            new TaxTable(await db.TaxRates.AsNoTracking().Where(rate => rate.Country == place.Country).ToListAsync(cancellation)),
            await db.LegalEntities.AsNoTracking().OrderByDescending(entity => entity.IsDefault).ThenBy(entity => entity.Ordinal)
                .FirstAsync(cancellation),
            policy,
            today);
    }

    private static async Task<EligiblePrices> PricesAsync(CheckoutDbContext db, Contract? contract, Domain.Currency currency,
        CancellationToken cancellation)
    {
        var ownId = contract?.PriceBookId;
        var books = await db.PriceBooks.AsNoTracking().Include(book => book.Tiers)
            .Where(book => book.Id == ownId || (book.IsStandard && book.Active && book.Currency == currency))
            .OrderBy(book => book.Ordinal)
            .ToListAsync(cancellation);

        // A contract may name the standard book itself.
        return new EligiblePrices(
            books.Find(book => book.Id == ownId), contract?.AllowsStandardPrices ?? true,
            books.Find(book => book.IsStandard && book.Active && book.Currency.Equals(currency)));
    }
}
