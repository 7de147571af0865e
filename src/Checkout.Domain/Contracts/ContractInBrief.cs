using System.Linq.Expressions;

namespace Checkout.Domain.Contracts;

/// <summary>What tells a contract from the others of its account, and whether it counts.</summary>
public sealed record ContractInBrief(Guid Id, string Number, string Slug, string Name, DateOnly StartsOn, DateOnly EndsOn,
    DateOnly AcceptedOn, DateOnly? TerminatedOn)
{
    /// <summary>The same in a query.</summary>
    public static Expression<Func<Contract, ContractInBrief>> Of { get; } = contract => new ContractInBrief(contract.Id, contract.Number,
        contract.Slug, contract.Name, contract.StartsOn, contract.EndsOn, contract.AcceptedOn, contract.TerminatedOn);

    /// <summary>The last day on which it is in force, whichever way it ends; before its first one where it was never in force.</summary>
    public DateOnly LastDay => TerminatedOn is { } terminated && terminated < EndsOn ? terminated : EndsOn;

    public bool WasNeverInForce => Contract.Canceled(StartsOn, TerminatedOn);

    /// <summary>Whether it counts for “several contracts”: from acceptance, also before its start, to its last day (R11).</summary>
    public bool CountsOn(DateOnly today) => AcceptedOn <= today && today <= LastDay && !WasNeverInForce;
}
