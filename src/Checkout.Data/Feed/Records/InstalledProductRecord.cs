using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>Gives the units of an order line the id by which the vendor's provisioning knows them, and ends them early where it
/// must.</summary>
public sealed record InstalledProductRecord : FeedRecord
{
    [Description("External id of the order, or checkout:NUMBER for one that was placed in Checkout.")]
    public required string Order { get; init; }

    [Description("The line's place in the order, from 1 on.")]
    [Range(1, 10_000)]
    public required int Line { get; init; }

    [Description("The last day in force, where it is earlier than the order says.")]
    public DateOnly? EndsOn { get; init; }
}

/// <summary>How many units are used, as of a day. Each statement is kept; of those about one day the last counts.</summary>
public sealed record UsageRecord : FeedRecord
{
    [Description("External id of the order, or checkout:NUMBER.")]
    public string? Order { get; init; }

    [Description("The line's place in the order, from 1 on.")]
    [Range(1, 10_000)]
    public int? Line { get; init; }

    [Description("External id of the installed product, instead of order and line.")]
    [MaxLength(Lengths.Number)]
    public string? InstalledProduct { get; init; }

    [Description("Units assigned or used.")]
    public required decimal Used { get; init; }

    [Description("The day of the count, at the latest tomorrow.")]
    public required DateOnly On { get; init; }
}
