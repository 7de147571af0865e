namespace Checkout.Domain;

/// <summary>Something that belongs to one customer account, and stays with it.</summary>
public abstract class AccountEntity : Entity, IAccountOwned
{
    protected AccountEntity() { }

    protected AccountEntity(Guid accountId) => AccountId = accountId;

    public Guid AccountId { get; private set; }
}
