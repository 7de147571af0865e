namespace Checkout.Domain.Contracts;

/// <summary>One agreed term of a contract; at most one begins on a day.</summary>
public sealed class ContractTerm : Entity, IAccountOwned
{
    private ContractTerm()
    {
    }

    internal ContractTerm(Contract contract, int position, DateRange days)
    {
        AccountId = contract.AccountId;
        ContractId = contract.Id;
        Position = position;
        StartsOn = days.From;
        EndsOn = days.To;
    }

    public Guid AccountId { get; private set; }

    public Guid ContractId { get; private set; }

    public int Position { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }
}
