namespace Checkout.Domain;

/// <summary>Marks a row that belongs to one customer account; the data layer filters and guards it by construction.</summary>
public interface IAccountOwned
{
    Guid AccountId { get; }
}
