namespace Checkout.Domain.Contracts;

/// <summary>Someone who receives the contract's invoices.</summary>
public sealed class BillingContact : DocumentRow
{
    private BillingContact() { }

    internal BillingContact(Contract contract, int position, BillingContactDetails details)
        : base(contract.AccountId, position)
    {
        ContractId = contract.Id;
        Name = details.Name;
        Email = details.Email;
        IsPrimary = details.IsPrimary;
    }

    public Guid ContractId { get; private set; }

    public string Name { get; private set; } = null!;

    public string Email { get; private set; } = null!;

    public bool IsPrimary { get; private set; }

    public BillingContactDetails ToDetails() => new(Name, Email, IsPrimary);
}
