namespace Checkout.Domain.Buying;

/// <summary>Units of a product under another contract than the one that a selection is for.</summary>
public sealed record UnitsElsewhere(Guid ContractId, Guid ProductId, string Sku, DateOnly StartsOn, DateOnly? EndsOn)
{
    public bool IsInForceOn(DateOnly day) => StartsOn <= day && (EndsOn is null || day <= EndsOn);
}

/// <summary>What a selection is judged by.</summary>
/// <param name="Contract">The contract that it is for; null for the first one.</param>
/// <param name="Contracts">The account's contracts that count, or else those that ended, and the one that it is for; of very many
/// those that end last, and those that hold units.</param>
/// <param name="Installed">The contract's units.</param>
/// <param name="Products">The whole catalogue, retired products included.</param>
/// <param name="SellerId">The legal entity that issues the documents of a first contract.</param>
/// <param name="Policy">What the vendor offers where nothing else was agreed.</param>
/// <param name="Today">The vendor's business date.</param>
public sealed record BuyingContext(
    Account Account,
    Contract? Contract,
    IReadOnlyCollection<ContractInBrief> Contracts,
    IReadOnlyCollection<InstalledProduct> Installed,
    IReadOnlyCollection<Product> Products,
    EligiblePrices Prices,
    TaxTable Taxes,
    Guid SellerId,
    BuyingPolicy Policy,
    DateOnly Today)
{
    /// <summary>Currency of everything bought: the contract's, else the account's (R18).</summary>
    public Currency Currency => Contract?.Currency ?? Account.Currency;

    /// <summary>Units under the account's other contracts, at least those of each product that decide: the ones that run longest of what is
    /// in force today, and what starts later.</summary>
    public IReadOnlyCollection<UnitsElsewhere> Elsewhere { get; init; } = [];

    /// <summary>How many contracts count today (R11).</summary>
    public int ContractsThatCount { get; init; } = Contracts.Count(contract => contract.CountsOn(Today));

    /// <summary>True where the account has several contracts, so that new products are the account executive's (R11).</summary>
    public bool HasSeveralContracts => ContractsThatCount > 1;

    /// <summary>
    /// The contract that a selection is for where nobody says: of those that count, one that has begun before one that has not, and the one
    /// that ends last; null where none counts, so that a first one begins.
    /// </summary>
    public static ContractInBrief? DefaultContract(IEnumerable<ContractInBrief> contracts, DateOnly today) =>
        contracts.Where(contract => contract.CountsOn(today)).OrderByDescending(contract => contract.StartsOn <= today)
            .ThenByDescending(contract => contract.LastDay).ThenBy(contract => contract.Number, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// The first day of a selection: the chosen one, else today, or the contract's first day where that is still to come; of a renewal the
    /// day after the contract's end.
    /// </summary>
    public DateOnly StartOf(Selection selection) =>
        selection.Renews ? Contract!.EndsOn.AddDays(1)
        : selection.StartsOn ?? (Contract is { } contract && Today < contract.StartsOn ? contract.StartsOn : Today);

    /// <summary>The days that something recurring runs from a start on: to the contract's end, or for the first contract's term.</summary>
    public DateRange TermFrom(DateOnly start) => new(start, Contract?.LastDay ?? new BillingGrid(start).TermEnd(start, Policy.TermMonths));

    /// <summary>The grid that months are counted on (R1).</summary>
    public BillingGrid GridFrom(DateOnly start) => Contract?.Grid ?? new BillingGrid(start);

    /// <summary>Units of a product under the contract, which choose the tier (R7).</summary>
    public IEnumerable<UnitsInForce> UnitsOf(Guid productId) => Installed.Where(unit => unit.ProductId == productId)
        .Select(unit => new UnitsInForce(unit.Quantity, unit.StartsOn, unit.EndsOn));

    /// <summary>Whether the contract holds units of a product on a day.</summary>
    public bool OwnsUnder(Guid productId, DateOnly day) => UnitsOf(productId).Any(unit => IsInForce(unit, day));

    /// <summary>Another contract that counts and holds units of a product; null where none does.</summary>
    public ContractInBrief? HolderOf(Guid productId)
    {
        var holding = Elsewhere.Where(unit => unit.ProductId == productId && unit.IsInForceOn(Today)).Select(unit => unit.ContractId)
            .ToHashSet();
        return Contracts.FirstOrDefault(contract => holding.Contains(contract.Id) && contract.CountsOn(Today));
    }

    /// <summary>Whether the account holds units of a product on a day, under whichever contract.</summary>
    public bool Owns(string sku, DateOnly day) =>
        Installed.Any(unit => string.Equals(unit.Sku, sku, StringComparison.OrdinalIgnoreCase) && unit.IsInForceOn(day))
        || Elsewhere.Any(unit => string.Equals(unit.Sku, sku, StringComparison.OrdinalIgnoreCase) && unit.IsInForceOn(day));

    public decimal InForce(Guid productId, DateOnly day) =>
        UnitsOf(productId).Where(unit => IsInForce(unit, day)).Sum(unit => unit.Quantity);

    private static bool IsInForce(UnitsInForce unit, DateOnly day) => unit.StartsOn <= day && (unit.EndsOn is null || day <= unit.EndsOn);
}
