using Checkout.Data;
using Checkout.Data.Search;
using Checkout.Domain.Orders;
using Checkout.Web.Listing;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Orders;

/// <summary>What the list of orders is narrowed to.</summary>
public sealed class OrderFilter : ListFilter
{
    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool Narrows => base.Narrows || !string.IsNullOrEmpty(Contract);

    public override IEnumerable<string> Remarks()
    {
        foreach (var remark in base.Remarks())
        {
            yield return remark;
        }

        if (!string.IsNullOrEmpty(Status) && StatusAs<OrderStatus>() is null)
        {
            yield return "There is no such status, so orders of every status are shown.";
        }
    }

    public IQueryable<Order> WithoutStatus(CheckoutDbContext db)
    {
        IQueryable<Order> orders = db.Orders;
        foreach (var word in SearchText.Fold(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            orders = orders.Where(order => EF.Property<string>(order, SearchText.Column).Contains(word));
        }

        if (!string.IsNullOrEmpty(Contract))
        {
            orders = orders.Where(order => db.Contracts.Any(contract => contract.Id == order.ContractId && contract.Slug == Contract));
        }

        if (FromOn is { } from)
        {
            orders = orders.Where(order => order.PlacedOn >= from);
        }

        return UntilOn is { } until ? orders.Where(order => order.PlacedOn <= until) : orders;
    }

    public IQueryable<Order> ApplyTo(CheckoutDbContext db) =>
        StatusAs<OrderStatus>() is { } status ? WithoutStatus(db).Where(order => order.Status == status) : WithoutStatus(db);
}
