namespace Checkout.Domain.Contracts;

/// <summary>One agreed term of a contract; at most one begins on a day.</summary>
public sealed class ContractTerm : DocumentRow
{
    private ContractTerm() { }

    internal ContractTerm(Contract contract, int position, DateRange days)
        : base(contract.AccountId, position)
    {
        ContractId = contract.Id;
        StartsOn = days.From;
        EndsOn = days.To;
    }

    public Guid ContractId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly EndsOn { get; private set; }
}
