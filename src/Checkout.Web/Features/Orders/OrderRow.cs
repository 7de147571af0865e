using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Orders;

/// <summary>An order in the list and in its exports.</summary>
public sealed record OrderRow : IListRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Slug { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required string ContractNumber { get; init; }

    public required string ContractSlug { get; init; }

    public required OrderStatus Status { get; init; }

    public required string PlacedBy { get; init; }

    public required string? PoNumber { get; init; }

    public required decimal Amount { get; init; }

    public required Currency Currency { get; init; }

    public Money Total => new(Amount, Currency);

    public StatusWord StatusWord => WordOf(Status);

    public static Sorts<Order> Sorts { get; } = new Sorts<Order>(order => order.Ordinal, "-placed")
        .ByNumber(order => order.Number)
        .By("placed", order => order.PlacedOn)
        .By("status", order => order.Status)
        .By("by", order => order.PlacedBy)
        // Databases differ in where they put what has no number.
        .By("po", order => order.PoNumber ?? "")
        .By("total", order => order.TotalAmount);

    public static ExportColumns<OrderRow> Columns { get; } = new ExportColumns<OrderRow>()
        .Text("Number", row => row.Number)
        .Date("Placed", row => row.PlacedOn)
        .Text("Contract", row => row.ContractNumber)
        .Text("Status", row => row.StatusWord.Word)
        .Text("Placed by", row => row.PlacedBy)
        .Text("Purchase order", row => row.PoNumber)
        .Amount("Total", row => row.Total)
        .Text("Currency", row => row.Currency.Code);

    public static StatusWord WordOf(OrderStatus status) =>
        status is OrderStatus.Active ? new(Tone.Good, "Active") : new(Tone.Past, "Canceled");

    public static DocumentRowQuery<Order, OrderRow> Query { get; } = new((db, order, _) => new OrderRow
    {
        Id = order.Id,
        Number = order.Number,
        Slug = order.Slug,
        PlacedOn = order.PlacedOn,
        ContractNumber = db.Contracts.Where(contract => contract.Id == order.ContractId).Select(contract => contract.Number).First(),
        ContractSlug = db.Contracts.Where(contract => contract.Id == order.ContractId).Select(contract => contract.Slug).First(),
        Status = order.Status,
        PlacedBy = order.PlacedBy,
        PoNumber = order.PoNumber,
        Amount = order.TotalAmount,
        Currency = order.Currency,
    });
}
