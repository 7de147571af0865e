namespace Checkout.Web.Listing;

/// <summary>A contract that a list can be narrowed to.</summary>
public sealed record ContractChoice(string Slug, string Number, string Name);

/// <summary>The field that narrows a list to a contract.</summary>
/// <param name="All">By number; of many those that began last.</param>
public sealed record ContractChoices(IReadOnlyList<ContractChoice> All, string? Chosen)
{
    /// <summary>As many as can still be chosen from.</summary>
    public const int Most = 200;

    /// <summary>True where the account has more.</summary>
    public bool IsMore { get; init; }

    /// <summary>False where there is nothing to choose.</summary>
    public bool Matter => All.Count > 1 || !string.IsNullOrEmpty(Chosen);

    /// <summary>A slug in the URL that is none of the account's.</summary>
    public string? Unknown => string.IsNullOrEmpty(Chosen) || All.Any(contract => contract.Slug == Chosen) ? null : Chosen;
}
