using Checkout.Data.Tallies;

namespace Checkout.Web.Features.Orders;

/// <summary>What the list of orders is narrowed to.</summary>
public sealed class OrderFilter : ListFilter<Order>
{
    /// <summary>The slug of a contract.</summary>
    public string? Contract { get; init; }

    public override bool NarrowsRows => base.NarrowsRows || !string.IsNullOrEmpty(Contract);

    public override TallySeries? Series => TallySeries.Orders;

    public override IReadOnlyList<StatusChoice<Order>> Statuses(DateOnly today) =>
    [
        .. Enum.GetValues<OrderStatus>().Select(status => new StatusChoice<Order>(
            status.ToString(), OrderRow.WordOf(status).Word, order => order.Status == status, IsAlwaysOffered: true)
        {
            Tallied = sum => sum.State == status.ToString()
        }),
    ];

    public override IQueryable<Order> WithoutStatus(CheckoutDbContext db, Reader reader)
    {
        var orders = Dated(Searched(db.Orders), order => order.PlacedOn);
        return string.IsNullOrEmpty(Contract)
            ? orders
            : orders.Where(order => db.Contracts.Any(contract => contract.Id == order.ContractId && contract.Slug == Contract));
    }
}
