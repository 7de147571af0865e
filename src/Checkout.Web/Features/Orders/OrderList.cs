namespace Checkout.Web.Features.Orders;

/// <summary>A page of the list of orders.</summary>
public sealed record OrderList(ListPage<OrderRow> Page, ContractChoices Contracts) : ListPage<OrderRow>(Page);
