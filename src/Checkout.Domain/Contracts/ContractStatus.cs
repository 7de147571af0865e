using System.Linq.Expressions;

namespace Checkout.Domain.Contracts;

/// <summary>Where a contract stands. Terminated is stored; the others follow from the day (A1).</summary>
public enum ContractStatus
{
    Scheduled,
    Active,
    Ended,
    Terminated,
}

/// <summary>
/// What a contract is on a day, for queries; <see cref="Contract.StatusOn"/> and <see cref="Contract.CountsOn"/> say the same of an entity.
/// </summary>
public static class ContractStatuses
{
    public static Expression<Func<Contract, bool>> Is(ContractStatus status, DateOnly today) => status switch
    {
        ContractStatus.Scheduled => contract => contract.StartsOn > today
            && (contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn)),
        ContractStatus.Active => contract => contract.StartsOn <= today && contract.EndsOn >= today
            && (contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn)),
        ContractStatus.Ended => contract => contract.EndsOn < today
            && (contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn)),
        ContractStatus.Terminated => contract => contract.TerminatedOn < today || contract.TerminatedOn < contract.StartsOn,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Scheduled or active: it runs as agreed, or to the end of a day that has not passed.</summary>
    public static Expression<Func<Contract, bool>> IsNotOver(DateOnly today) => contract => contract.EndsOn >= today
        && (contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn));

    /// <summary>Counts for “several contracts” (R11).</summary>
    public static Expression<Func<Contract, bool>> Counts(DateOnly today) => contract =>
        contract.AcceptedOn <= today && contract.EndsOn >= today
        && (contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn));
}
