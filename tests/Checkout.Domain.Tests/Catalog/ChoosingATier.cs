using Checkout.Domain.Catalog;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Catalog;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(ChoosingATier)])]
public sealed class ChoosingATier
{
    private static readonly PriceTier[] Tiers = [new(1m, 30m), new(50m, 27m), new(100m, 24m)];
    private static readonly DateOnly Start = new(2026, 7, 1);

    /// <summary>Tiers in any order, no two from the same quantity on.</summary>
    public static Arbitrary<IReadOnlyList<PriceTier>> AnyTiers() =>
        (from count in Gen.Choose(0, 6)
         from minimums in Gen.Choose(1, 200).ListOf(count)
         from price in Generators.Price
         select (IReadOnlyList<PriceTier>)[.. minimums.Distinct().Select((minimum, index) => new PriceTier(minimum, price + index))])
             .ToArbitrary();

    [Property(MaxTest = 1_000)]
    public void The_tier_holds_the_quantity_and_the_next_begins_above_it(IReadOnlyList<PriceTier> tiers, FsCheck.NonNegativeInt quantity)
    {
        var units = quantity.Get % 250;
        var tier = PriceTiers.For(tiers, units);
        var next = PriceTiers.Next(tiers, units);
        Assert.Equal(tiers.Any(candidate => candidate.MinimumQuantity <= units), tier is not null);
        Assert.Equal(tiers.Any(candidate => candidate.MinimumQuantity > units), next is not null);
        Assert.True(tier is null || tier.MinimumQuantity <= units);
        Assert.True(next is null || next.MinimumQuantity > units);
        Assert.DoesNotContain(tiers, between =>
            between.MinimumQuantity > (tier?.MinimumQuantity ?? decimal.MinValue)
                && between.MinimumQuantity < (next?.MinimumQuantity ?? decimal.MaxValue));
    }

    [Property(MaxTest = 500)]
    public void The_order_of_the_tiers_plays_no_part(IReadOnlyList<PriceTier> tiers, FsCheck.NonNegativeInt quantity)
    {
        var units = quantity.Get % 250;
        Assert.Equal(PriceTiers.For(tiers, units), PriceTiers.For(tiers.Reverse(), units));
        Assert.Equal(PriceTiers.Next(tiers, units), PriceTiers.Next(tiers.Reverse(), units));
    }

    [Theory]
    [InlineData("0.5", null)]
    [InlineData("1", 30)]
    [InlineData("49.999", 30)]
    [InlineData("50", 27)]
    [InlineData("99", 27)]
    [InlineData("100", 24)]
    public void The_border_belongs_to_the_higher_tier(string quantity, int? price) =>
        Assert.Equal(price, (int?)PriceTiers.For(Tiers,
            decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))?.UnitPrice);

    [Fact]
    public void Units_count_on_their_first_and_last_day_and_not_before_or_after()
    {
        UnitsInForce[] installed =
        [
            new(1m, Start, Start),
            new(10m, Start.AddDays(-9), Start.AddDays(-1)),
            new(100m, Start.AddDays(1), EndsOn: null),
            new(1000m, Start.AddDays(-9), EndsOn: null),
        ];
        Assert.Equal(1001m + 5m, TierQuantity.Of(installed, [new QuotedUnits(5m, Start)], 0));
    }

    [Fact]
    public void Lines_of_the_quote_count_from_their_own_start_on()
    {
        QuotedUnits[] lines = [new(30m, Start), new(25m, Start.AddMonths(3)), new(5m, Start)];
        Assert.Equal([35m, 60m, 35m], Enumerable.Range(0, 3).Select(index => TierQuantity.Of([], lines, index)));
    }
}
