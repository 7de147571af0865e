using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests;

[Trait("Acceptance", "S12")]
public sealed class MoneyLaws
{
    public static Arbitrary<(Money Money, IReadOnlyList<decimal> Weights)> Splits() =>
        (from currency in Generators.Currencies
         from amount in Generators.Amount(currency)
         from count in Gen.Choose(1, 12)
         from weights in Gen.Frequency((1, Gen.Constant(0m)), (4, Generators.Quantity), (2, Gen.Constant(1m))).ListOf(count)
         where weights.Any(weight => weight > 0m)
         select (new Money(amount, currency), (IReadOnlyList<decimal>)[.. weights])).ToArbitrary();

    [Property(Arbitrary = [typeof(MoneyLaws)], MaxTest = 2_000)]
    public void A_split_sums_to_the_whole((Money Money, IReadOnlyList<decimal> Weights) split)
    {
        var parts = split.Money.Allocate(split.Weights);
        Assert.Equal(split.Weights.Count, parts.Count);
        Assert.Equal(split.Money, parts.Aggregate((left, right) => left + right));
    }

    [Property(Arbitrary = [typeof(MoneyLaws)], MaxTest = 2_000)]
    public void Each_part_is_within_a_minor_unit_of_its_share_and_has_no_other_sign((Money Money, IReadOnlyList<decimal> Weights) split)
    {
        var sum = split.Weights.Sum();
        Assert.All(split.Money.Allocate(split.Weights).Zip(split.Weights), pair =>
        {
            var difference = (Fraction)pair.First.Amount - ((Fraction)split.Money.Amount * pair.Second / sum);
            Assert.True((difference < Fraction.Zero ? -difference : difference) < split.Money.Currency.Smallest);
            Assert.True(Math.Sign(pair.First.Amount) * Math.Sign(split.Money.Amount) >= 0);
        });
    }

    [Fact]
    public void What_has_no_weight_gets_nothing() =>
        Assert.Equal([0m, 10.01m], new Money(10.01m, Currency.Usd).Allocate([0m, 3m]).Select(part => part.Amount));

    [Fact]
    public void Only_whole_minor_units_can_be_split() =>
        Assert.Throws<ArgumentException>(() => new Money(0.005m, Currency.Usd).Allocate([1m]));

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(1, -1)]
    public void Weights_must_make_sense(params int[] weights) =>
        Assert.Throws<ArgumentException>(() => new Money(1m, Currency.Usd).Allocate([.. weights.Select(weight => (decimal)weight)]));

    [Fact]
    public void Amounts_of_different_currencies_are_never_combined()
    {
        Money dollars = new(1m, Currency.Usd), euros = new(1m, Currency.Eur);
        Assert.Throws<InvalidOperationException>(() => dollars + euros);
        Assert.Throws<InvalidOperationException>(() => dollars - euros);
        Assert.Throws<InvalidOperationException>(() => dollars < euros);
    }

    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("USD", 2)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    public void A_currency_knows_its_minor_unit(string code, int decimals) =>
        Assert.Equal(decimals, Currency.FromCode(code).MinorUnits);

    [Theory]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("XXX")]
    public void What_is_not_a_currency_is_refused(string code) => Assert.Throws<RuleViolation>(() => Currency.FromCode(code));
}
