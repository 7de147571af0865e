using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Checkout.Data.Mapping;

namespace Checkout.Data.Feed.Records;

/// <summary>Something sellable.</summary>
public sealed record ProductRecord : FeedRecord
{
    [Description("The article number; unique.")]
    [MaxLength(Lengths.Number)]
    public required string Sku { get; init; }

    [Description("The name.")]
    public required string Name { get; init; }

    [Description("The group under which it is listed.")]
    public required string Family { get; init; }

    [Description("What it does, in a few sentences.")]
    [MaxLength(Lengths.Prose)]
    public string? Description { get; init; }

    [Description("The unit in the singular, such as user or GB.")]
    public required string Unit { get; init; }

    [Description("True: priced per unit and month. False: paid once.")]
    public required bool Recurring { get; init; }

    [Description("Chooses tax rates together with the account's tax category.")]
    public required string TaxClass { get; init; }

    [Description("The least quantity that may result.")]
    public decimal? Minimum { get; init; }

    [Description("The greatest quantity that may result.")]
    public decimal? Maximum { get; init; }

    [Description("Entered quantities must be a multiple of it.")]
    public decimal? Step { get; init; }

    [Description("SKUs that must be owned, or bought with it.")]
    [MaxLength(Product.MaxNamed)]
    public IReadOnlyList<string> Requires { get; init; } = [];

    [Description("SKUs that can't be combined with it.")]
    [MaxLength(Product.MaxNamed)]
    public IReadOnlyList<string> Excludes { get; init; } = [];

    [Description("The first day on which it is sold.")]
    public DateOnly? AvailableFrom { get; init; }

    [Description("The last day on which it is sold.")]
    public DateOnly? AvailableUntil { get; init; }

    [Description("False takes it off the market.")]
    public bool Active { get; init; } = true;

    internal ProductDetails ToDetails() => new(Sku, Name, Family, Description, Unit, Recurring, TaxClass)
    {
        Minimum = Minimum,
        Maximum = Maximum,
        Step = Step,
        Requires = Requires,
        Excludes = Excludes,
        AvailableFrom = AvailableFrom,
        AvailableUntil = AvailableUntil,
        Active = Active,
    };
}
