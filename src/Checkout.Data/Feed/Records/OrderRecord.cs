using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>Who writes the invoices of an order.</summary>
public enum BillingParty
{
    Vendor,
    Checkout,
}

/// <summary>What was bought under a contract. It puts its lines in force as installed products.</summary>
public sealed record OrderRecord : FeedRecord
{
    [Description("External id of the account.")]
    public required string Account { get; init; }

    [Description("The order's number, kept as it is.")]
    [MaxLength(Lengths.Number)]
    public required string Number { get; init; }

    [Description("External id of the contract.")]
    public required string Contract { get; init; }

    [Description("External id of the quote that it came of; the quote becomes Purchased.")]
    public string? Quote { get; init; }

    [Description("When it was placed.")]
    public required DateOnly PlacedOn { get; init; }

    [Description("The moment at which it was placed; noon UTC of the day where left out.")]
    public DateTimeOffset? PlacedAt { get; init; }

    [Description("Who placed it.")]
    public required string PlacedBy { get; init; }

    [Description("The customer's purchase order number; the contract's where left out.")]
    public string? PoNumber { get; init; }

    [Description("ISO 4217; the contract's (R18).")]
    public required Currency Currency { get; init; }

    [Description("active or canceled.")]
    public OrderStatus Status { get; init; }

    [Description("Who writes the invoices: the vendor's own system, or Checkout from the day after billedThrough on.")]
    public BillingParty Billing { get; init; }

    [Description("The last day that was invoiced elsewhere; only where Checkout takes over the billing.")]
    public DateOnly? BilledThrough { get; init; }

    [Description("The tax of all its invoices; computed where left out.")]
    public decimal? Tax { get; init; }

    [Description("What was bought; at least one line.")]
    public required IReadOnlyList<OrderLineRecord> Lines { get; init; }
}

/// <summary>A line of an order.</summary>
public sealed record OrderLineRecord : PricedLineRecord
{
    [Description("The last day of a recurring line; the contract's where left out.")]
    public DateOnly? EndsOn { get; init; }

    [Description(
        "What the line comes to. Where left out quantity × net price ÷ base quantity × months on the contract's grid; where Checkout "
        + "bills it must equal that.")]
    public decimal? Amount { get; init; }
}
