namespace Checkout.Web.Features.Contracts;

/// <summary>What the list of contracts is narrowed to.</summary>
public sealed class ContractFilter : ListFilter<Contract>
{
    public override IReadOnlyList<StatusChoice<Contract>> Statuses(DateOnly today) =>
    [
        .. Enum.GetValues<ContractStatus>().Select(status => new StatusChoice<Contract>(
            status.ToString(),
            BillingWords.Of(status).Word,
            ContractStatuses.Is(status, today),
            status is ContractStatus.Active or ContractStatus.Ended)),
    ];

    public override IQueryable<Contract> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var contracts = Searched(db.Contracts);
        if (FromOn is not null || UntilOn is not null)
        {
            // What was canceled was in force on no day.
            contracts = contracts.Where(contract => contract.TerminatedOn == null || contract.TerminatedOn >= contract.StartsOn);
        }

        contracts = FromOn is { } from ? contracts.Where(contract => contract.EndsOn >= from) : contracts;
        return UntilOn is { } until ? contracts.Where(contract => contract.StartsOn <= until) : contracts;
    }
}
