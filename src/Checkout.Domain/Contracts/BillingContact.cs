namespace Checkout.Domain.Contracts;

/// <summary>Someone who receives the contract's invoices.</summary>
public sealed class BillingContact : Entity, IAccountOwned
{
    private BillingContact()
    {
    }

    internal BillingContact(Contract contract, int position, BillingContactDetails details)
    {
        AccountId = contract.AccountId;
        ContractId = contract.Id;
        Position = position;
        Name = details.Name;
        Email = details.Email;
        IsPrimary = details.IsPrimary;
    }

    public Guid AccountId { get; private set; }

    public Guid ContractId { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = null!;

    public string Email { get; private set; } = null!;

    public bool IsPrimary { get; private set; }

    public BillingContactDetails ToDetails() => new(Name, Email, IsPrimary);
}
