namespace Checkout.Data.Contracts;

/// <summary>Reads the contracts that a list or a statement can be narrowed to.</summary>
public static class ChoosingContracts
{
    private static readonly DayQuery<ContractChoice> Last = new((db, _) => Choices(db.Contracts
        .OrderByDescending(contract => contract.StartsOn).ThenByDescending(contract => contract.Ordinal).Take(ContractChoices.Most + 1)));

    /// <param name="chosen">The slug of one that is there however long ago it began.</param>
    public static async Task<ContractChoices> ContractChoicesAsync(this CheckoutDbContext db, string? chosen, DateOnly today,
        CancellationToken cancellation)
    {
        var last = await Last.ReadAsync(db, today, cancellation);
        var isMore = last.Count > ContractChoices.Most;
        var others = isMore && !string.IsNullOrEmpty(chosen) && last.TrueForAll(contract => contract.Slug != chosen)
            ? await Choices(db.Contracts.Where(contract => contract.Slug == chosen)).ToListAsync(cancellation) : [];
        return new ContractChoices([.. last.Take(ContractChoices.Most).Concat(others)
            .OrderBy(contract => contract.Number, StringComparer.Ordinal)], chosen)
        {
            IsMore = isMore
        };
    }

    private static IQueryable<ContractChoice> Choices(IQueryable<Contract> contracts) => contracts.Select(contract =>
        new ContractChoice(contract.Id, contract.Slug, contract.Number, contract.Name, contract.Currency));
}
