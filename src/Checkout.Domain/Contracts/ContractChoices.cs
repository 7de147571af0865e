namespace Checkout.Domain.Contracts;

/// <summary>A contract that a list or a statement can be narrowed to.</summary>
public sealed record ContractChoice(Guid Id, string Slug, string Number, string Name, Currency Currency);

/// <summary>The contracts that can be chosen from.</summary>
/// <param name="All">By number; of many those that began last, and the chosen one.</param>
/// <param name="Chosen">The slug that was asked for; nothing for every contract.</param>
public sealed record ContractChoices(IReadOnlyList<ContractChoice> All, string? Chosen)
{
    /// <summary>As many as can still be chosen from.</summary>
    public const int Most = 100;

    /// <summary>True where the account has more.</summary>
    public bool IsMore { get; init; }

    /// <summary>False where there is nothing to choose.</summary>
    public bool Matter => All.Count > 1 || !string.IsNullOrEmpty(Chosen);

    /// <summary>A slug in the URL that is none of the account's.</summary>
    public string? Unknown => string.IsNullOrEmpty(Chosen) || All.Any(contract => contract.Slug == Chosen) ? null : Chosen;
}
