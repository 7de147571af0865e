namespace Checkout.Domain.Contracts;

/// <summary>Where a contract stands. Terminated is stored; the others follow from the day (A1).</summary>
public enum ContractStatus
{
    Scheduled,
    Active,
    Ended,
    Terminated,
}
