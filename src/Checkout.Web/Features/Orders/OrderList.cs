using Checkout.Web.Features.Shared;
using Checkout.Web.Listing;

namespace Checkout.Web.Features.Orders;

/// <summary>A page of the list of orders.</summary>
public sealed record OrderList : ListPage<OrderRow>
{
    public OrderList(ListPage<OrderRow> page)
        : base(page)
    {
    }

    public required ContractChoices Contracts { get; init; }
}
