namespace Checkout.Domain.Buying;

/// <summary>So many units of a product, as entered.</summary>
public sealed record ChosenProduct(Guid ProductId, decimal Quantity);

/// <summary>What a member wants to buy.</summary>
/// <param name="StartsOn">Null: on acceptance.</param>
public sealed record Selection(DateOnly? StartsOn, IReadOnlyList<ChosenProduct> Chosen)
{
    /// <summary>True where these are the quantities of the contract’s next term, instead of additions to it (R10).</summary>
    public bool Renews { get; init; }
}
