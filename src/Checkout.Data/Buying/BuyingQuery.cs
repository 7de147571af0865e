namespace Checkout.Data.Buying;

/// <summary>The contract that a selection is for.</summary>
/// <param name="Slug">Of the one that is asked for, whether or not it counts; null where nobody says.</param>
/// <param name="PreferredId">Chosen where nobody says and it counts.</param>
/// <param name="Chooses">False where a selection for which nobody says begins a first contract.</param>
public sealed record ContractWish(string? Slug, Guid? PreferredId = null, bool Chooses = false);

/// <summary>Reads what a selection is judged and priced by. The page, its preview and every save ask here, and so can't differ.</summary>
public static class BuyingQuery
{
    /// <summary>How many contracts are chosen from.</summary>
    public const int MostContracts = 200;

    private static readonly CompiledQuery<Func<CheckoutDbContext, Task<Buyer>>> BuyerOf = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db) => db.Accounts.AsNoTracking().Select(account => new Buyer(account,
            db.LegalEntities.OrderByDescending(entity => entity.IsDefault).ThenBy(entity => entity.Ordinal).Select(entity => entity.Id)
                .First(),
            db.Contracts.OrderBy(contract => contract.StartsOn).ThenBy(contract => contract.Ordinal).Skip(1).Any())).Single()));

    private static readonly DayQuery<ContractInBrief> Counting = new((db, today) =>
        EndingLast(db.Contracts.Where(ContractStatuses.Counts(today))));

    private static readonly DayQuery<ContractInBrief> Ended = new((db, _) => EndingLast(db.Contracts));

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, Task<Contract?>>> ContractOf = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db, string slug) =>
            db.Contracts.AsNoTracking().Include(row => row.Terms).AsSingleQuery().SingleOrDefault(row => row.Slug == slug)));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid, DateOnly, bool, IAsyncEnumerable<InstalledProduct>>> Installed =
        new(() => EF.CompileAsyncQuery((CheckoutDbContext db, Guid contract, DateOnly today, bool renews) => db.InstalledProducts
            .AsNoTracking().Where(InstalledProduct.EverInForce)
            .Where(unit => unit.ContractId == contract && (unit.EndsOn == null || unit.EndsOn >= today || renews))));

    // Of each product the unit in force that runs longest, and the one of those under contracts that count; and all that start later, whose
    // days matter and not their contracts. Those of the selection's own contract may be among them.
    private static readonly DayQuery<UnitsElsewhere> Elsewhere = new((db, today) =>
    {
        IQueryable<Guid> Longest(IQueryable<InstalledProduct> units) => db.Products.Select(product => units
            .Where(unit => unit.ProductId == product.Id)
            .OrderByDescending(unit => unit.EndsOn ?? InstalledProduct.NoEnd).ThenByDescending(unit => unit.Ordinal)
            .Select(unit => unit.Id).FirstOrDefault());
        var inForce = db.InstalledProducts.Where(InstalledProduct.InForceOn(today));
        var counting = db.Contracts.Where(ContractStatuses.Counts(today));
        var longest = Longest(inForce)
            .Concat(Longest(inForce.Where(unit => counting.Any(contract => contract.Id == unit.ContractId))));
        return db.InstalledProducts.Where(unit => longest.Contains(unit.Id))
            .Select(unit => new { unit.ContractId, unit.ProductId, unit.Sku, unit.StartsOn, unit.EndsOn })
            .Concat(db.InstalledProducts.Where(InstalledProduct.EverInForce).Where(unit => unit.StartsOn > today)
                .Select(unit => new { ContractId = unit.AccountId, unit.ProductId, unit.Sku, unit.StartsOn, unit.EndsOn }).Distinct())
            .Select(unit => new UnitsElsewhere(unit.ContractId, unit.ProductId, unit.Sku, unit.StartsOn, unit.EndsOn));
    });

    private static readonly CompiledQuery<Func<CheckoutDbContext, IAsyncEnumerable<Product>>> Products = new(() => EF.CompileAsyncQuery(
        (CheckoutDbContext db) => db.Products.AsNoTracking()));

    private static readonly CompiledQuery<Func<CheckoutDbContext, Guid?, Domain.Currency, IAsyncEnumerable<PriceBook>>> Books = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, Guid? own, Domain.Currency currency) => db.PriceBooks.AsNoTracking()
            .Include(book => book.Tiers).OrderBy(book => book.Ordinal)
            .Where(book => book.Id == own || (book.IsStandard && book.Active && book.Currency == currency))));

    private static readonly CompiledQuery<Func<CheckoutDbContext, string, IAsyncEnumerable<TaxRate>>> Rates = new(() =>
        EF.CompileAsyncQuery((CheckoutDbContext db, string country) => db.TaxRates.AsNoTracking().Where(rate => rate.Country == country)));

    /// <param name="db">Confined to the account.</param>
    /// <param name="renews">True for the next term of the contract: what ended with it is among the units.</param>
    /// <returns>Without a contract where the account has none that was asked for.</returns>
    public static async Task<BuyingContext> ForAsync(
        CheckoutDbContext db, ContractWish wish, bool renews, BuyingPolicy policy, DateOnly today, CancellationToken cancellation)
    {
        var buyer = await BuyerOf.For(db)(db);
        var account = buyer.Account;
        var counting = await Counting.ReadAsync(db, today, cancellation);
        var contract = await ContractAsync(db, wish, counting, today, cancellation);
        var elsewhere = buyer.HasSeveral || (contract is null && counting.Count > 0)
            ? await Elsewhere.ReadAsync(db, today, cancellation) : [];
        var place = contract?.BillTo ?? account.BillingAddress;
        return new BuyingContext(
            account,
            contract,
            await ContractsAsync(db, counting, contract, elsewhere, today, cancellation),
            contract is null ? [] : await Installed.For(db)(db, contract.Id, today, renews).ToListAsync(cancellation),
            await Products.For(db)(db).ToListAsync(cancellation),
            await PricesAsync(db, contract, contract?.Currency ?? account.Currency, cancellation),
            new TaxTable(await Rates.For(db)(db, place.Country).ToListAsync(cancellation)),
            buyer.SellerId,
            policy,
            today)
        {
            Elsewhere = elsewhere.FindAll(unit => unit.ContractId != contract?.Id),
            ContractsThatCount = counting.Count < MostContracts ? counting.Count
                : await db.Contracts.CountAsync(ContractStatuses.Counts(today), cancellation),
        };
    }

    private static IQueryable<ContractInBrief> EndingLast(IQueryable<Contract> contracts) => contracts
        .OrderByDescending(contract => contract.EndsOn).ThenByDescending(contract => contract.Ordinal).Take(MostContracts)
        .Select(ContractInBrief.Of);

    private static async Task<Contract?> ContractAsync(CheckoutDbContext db, ContractWish wish, List<ContractInBrief> counting,
        DateOnly today, CancellationToken cancellation)
    {
        var slug = wish.Slug;
        if (slug is null && wish.Chooses)
        {
            var preferred = wish.PreferredId is not { } id ? null : counting.Find(contract => contract.Id == id)
                ?? await db.Contracts.Where(contract => contract.Id == id).Where(ContractStatuses.Counts(today))
                    .Select(ContractInBrief.Of).SingleOrDefaultAsync(cancellation);
            slug = (preferred ?? BuyingContext.DefaultContract(counting, today))?.Slug;
        }

        return slug is null ? null : await ContractOf.For(db)(db, slug);
    }

    /// <summary>What can be chosen from, what was chosen, and what holds units; the first to begin comes first.</summary>
    private static async Task<IReadOnlyCollection<ContractInBrief>> ContractsAsync(CheckoutDbContext db, List<ContractInBrief> counting,
        Contract? contract, List<UnitsElsewhere> elsewhere, DateOnly today, CancellationToken cancellation)
    {
        var others = elsewhere.Select(unit => unit.ContractId).Except(counting.Select(counted => counted.Id)).ToList();
        var holders = counting.Count < MostContracts || others.Count == 0 ? []
            : await db.Contracts.Where(holder => others.Contains(holder.Id)).Select(ContractInBrief.Of).ToListAsync(cancellation);
        return
        [
            .. (counting.Count > 0 ? counting : await Ended.ReadAsync(db, today, cancellation)).Concat(holders)
                .Concat(contract is null ? [] : [contract.InBrief()]).DistinctBy(known => known.Id).OrderBy(known => known.StartsOn),
        ];
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

    /// <summary>The account, the legal entity that sells to it where no contract says another, and whether it has more than one
    /// contract.</summary>
    private sealed record Buyer(Account Account, Guid SellerId, bool HasSeveral);
}
