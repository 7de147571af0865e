using System.Numerics;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests;

[Trait("Acceptance", "S12")]
public sealed class FractionLaws
{
    [Property]
    public void Addition_and_multiplication_commute_associate_and_distribute(int a, FsCheck.PositiveInt b, int c, FsCheck.PositiveInt d,
        int e, FsCheck.PositiveInt f)
    {
        Fraction x = new(a, b.Get), y = new(c, d.Get), z = new(e, f.Get);
        Assert.Equal(x + y, y + x);
        Assert.Equal(x * y, y * x);
        Assert.Equal(x + (y + z), (x + y) + z);
        Assert.Equal(x * (y * z), (x * y) * z);
        Assert.Equal(x * (y + z), (x * y) + (x * z));
        Assert.Equal(Fraction.Zero, x - x);
        Assert.Equal(x, x + Fraction.Zero);
        Assert.Equal(x, x * Fraction.One);
    }

    [Property]
    public void Dividing_undoes_multiplying(int a, FsCheck.PositiveInt b, FsCheck.NonZeroInt c, FsCheck.PositiveInt d) =>
        Assert.Equal(new Fraction(a, b.Get), new Fraction(a, b.Get) * new Fraction(c.Get, d.Get) / new Fraction(c.Get, d.Get));

    [Property]
    public void Equal_values_are_equal_however_written(int a, FsCheck.PositiveInt b, FsCheck.NonZeroInt factor)
    {
        var plain = new Fraction(a, b.Get);
        var scaled = new Fraction((BigInteger)a * factor.Get, (BigInteger)b.Get * factor.Get);
        Assert.Equal(plain, scaled);
        Assert.Equal(plain.GetHashCode(), scaled.GetHashCode());
        Assert.True(scaled.Denominator.Sign > 0);
    }

    [Property]
    public void Order_agrees_with_subtraction(int a, FsCheck.PositiveInt b, int c, FsCheck.PositiveInt d)
    {
        Fraction x = new(a, b.Get), y = new(c, d.Get);
        Assert.Equal((x - y).Numerator.Sign, x.CompareTo(y));
        Assert.Equal(x < y, y > x);
        Assert.Equal(x <= y, !(x > y));
    }

    [Property(MaxTest = 1_000)]
    public void A_decimal_is_kept_exactly(int digits, FsCheck.NonNegativeInt scale)
    {
        var power = BigInteger.Pow(10, scale.Get % 15);
        Assert.Equal(new Fraction(digits, power), digits / (decimal)power);
    }

    [Property(MaxTest = 2_000)]
    public void Rounding_agrees_with_decimal_rounding_away_from_zero(int digits, FsCheck.NonNegativeInt scale,
        FsCheck.NonNegativeInt decimals)
    {
        var value = digits / (decimal)BigInteger.Pow(10, scale.Get % 9);
        var places = decimals.Get % 7;
        Assert.Equal(Math.Round(value, places, MidpointRounding.AwayFromZero), ((Fraction)value).Round(places));
        Assert.Equal(-((Fraction)value).Round(places), (-(Fraction)value).Round(places));
    }

    [Fact]
    public void The_widest_decimals_are_kept_exactly()
    {
        var widest = BigInteger.Pow(2, 96) - 1;
        Assert.Equal(new Fraction(widest, 1), decimal.MaxValue);
        Assert.Equal(new Fraction(-widest, 1), decimal.MinValue);
        Assert.Equal(new Fraction(1, BigInteger.Pow(10, 28)), new decimal(1, 0, 0, isNegative: false, 28));
    }

    [Fact]
    public void An_unset_fraction_is_zero() => Assert.Equal("0", default(Fraction).ToString());

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
        Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
    }
}
