using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.Contracts;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Contracts;

/// <summary>What the list of contracts is narrowed to.</summary>
public sealed class ContractFilter : ListFilter
{
    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<ContractStatus>() is null)
        {
            yield return "There is no such status, so contracts of every status are shown.";
        }
    }

    public IQueryable<Contract> WithoutStatus(CheckoutDbContext db)
    {
        IQueryable<Contract> contracts = db.Contracts;
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            contracts = contracts.Where(contract => EF.Property<string>(contract, SearchText.Column).Contains(word));
        }

        if (FromOn is not null || UntilOn is not null)
        {
            // What was canceled was in force on no day.
            contracts = contracts.Where(contract => contract.TerminatedOn == null || contract.TerminatedOn >= contract.StartsOn);
        }

        if (FromOn is { } from)
        {
            contracts = contracts.Where(contract => contract.EndsOn >= from);
        }

        return UntilOn is { } until ? contracts.Where(contract => contract.StartsOn <= until) : contracts;
    }

    public IQueryable<Contract> ApplyTo(CheckoutDbContext db, DateOnly today) =>
        StatusAs<ContractStatus>() is { } status ? WithoutStatus(db).Being(status, today) : WithoutStatus(db);
}

/// <summary>The days behind a contract's status, in a form that every database can look for.</summary>
public static class ContractStatuses
{
    public static IQueryable<Contract> Being(this IQueryable<Contract> contracts, ContractStatus status, DateOnly today) => status switch
    {
        ContractStatus.Terminated => contracts.Where(contract => contract.TerminatedOn < today || contract.TerminatedOn < contract.StartsOn),
        ContractStatus.Scheduled => contracts.NotTerminated(today).Where(contract => contract.StartsOn > today),
        ContractStatus.Ended => contracts.NotTerminated(today).Where(contract => contract.EndsOn < today),
        _ => contracts.NotTerminated(today).Where(contract => contract.StartsOn <= today && contract.EndsOn >= today),
    };

    /// <summary>Those that run as agreed, or to the end of a day that has not passed.</summary>
    public static IQueryable<Contract> NotTerminated(this IQueryable<Contract> contracts, DateOnly today) => contracts
        .Where(contract => contract.TerminatedOn == null || (contract.TerminatedOn >= today && contract.TerminatedOn >= contract.StartsOn));
}
