using Checkout.Domain.Billing;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Billing;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(Generators)])]
public sealed class PricingALine
{
    [Property(MaxTest = 3_000)]
    public void Parts_sum_to_the_line_total_in_every_currency(PricedTerm line)
    {
        var parts = BilledParts.Of(new BillingGrid(line.Anchor), line.Frequency, line.Currency, Line(line));
        Assert.Equal(Total(line, line.Quantity), parts.Sum(part => part.Amount));
        Assert.All(parts, part => Assert.True(line.Currency.Fits(part.Amount)));
    }

    [Property(MaxTest = 3_000)]
    public void No_part_is_off_by_more_than_a_minor_unit(PricedTerm line)
    {
        var grid = new BillingGrid(line.Anchor);
        foreach (var part in BilledParts.Of(grid, line.Frequency, line.Currency, Line(line)))
        {
            var exact = (Fraction)line.Quantity * line.NetPrice / line.BaseQuantity * grid.Months(part.Period);
            Assert.True(Magnitude(exact - part.Amount) <= line.Currency.Smallest);
        }
    }

    [Property(MaxTest = 3_000)]
    public void A_line_and_its_full_credit_cancel(PricedTerm line)
    {
        Assert.Equal(0m, Total(line, line.Quantity) + Total(line, -line.Quantity));
        var parts = BilledParts.Of(new BillingGrid(line.Anchor), line.Frequency, line.Currency, Line(line));
        var credits = BilledParts.Of(new BillingGrid(line.Anchor), line.Frequency, line.Currency,
            Line(line) with { Quantity = -line.Quantity });
        Assert.All(parts.Zip(credits), pair => Assert.Equal(0m, pair.First.Amount + pair.Second.Amount));
    }

    [Property(MaxTest = 3_000)]
    public void A_total_is_the_nearest_amount_and_a_tie_goes_away_from_zero(PricedTerm line)
    {
        var exact = (Fraction)line.Quantity * line.NetPrice / line.BaseQuantity * new BillingGrid(line.Anchor).Months(line.Term);
        var rounded = Total(line, line.Quantity);
        var distance = Magnitude(exact - rounded);
        var half = (Fraction)line.Currency.Smallest / 2;
        Assert.True(distance < half || (distance == half && rounded > exact));
    }

    [Theory]
    [InlineData("33.33", "12.5", "29.1638")]
    [InlineData("10", "33.333333", "6.6667")]
    [InlineData("0.123456", "0", "0.123456")]
    [InlineData("0.123456", "10", "0.1111")]
    [InlineData("99.99", "100", "0")]
    [InlineData("0.00005", "10", "0")]
    [InlineData("0.0001", "50", "0.0001")]
    public void Only_a_discounted_price_is_rounded_to_four_decimals(string list, string discount, string net) =>
        Assert.Equal(Number(net), LineAmount.NetPrice(Number(list), Number(discount)));

    [Theory]
    [InlineData("JPY", "0.5", "1")]
    [InlineData("JPY", "-0.5", "-1")]
    [InlineData("USD", "0.005", "0.01")]
    [InlineData("USD", "-0.005", "-0.01")]
    [InlineData("USD", "0.015", "0.02")]
    [InlineData("USD", "0.025", "0.03")]
    [InlineData("KWD", "0.0005", "0.001")]
    [InlineData("KWD", "-0.0005", "-0.001")]
    public void A_tie_goes_away_from_zero_in_the_minor_unit_of_the_currency(string currency, string price, string amount) =>
        Assert.Equal(Number(amount), LineAmount.OneTime(Currency.FromCode(currency), 1m, Number(price), 1m));

    private static decimal Total(PricedTerm line, decimal quantity) =>
        LineAmount.Total(line.Currency, quantity, line.NetPrice, line.BaseQuantity, new BillingGrid(line.Anchor).Months(line.Term));

    private static BillableLine Line(PricedTerm line) =>
        new(1, IsRecurring: true, line.Quantity, line.NetPrice, line.BaseQuantity, line.Term, new(Domain.Tax.TaxCategory.S, 20m, null));

    private static Fraction Magnitude(Fraction value) => value < Fraction.Zero ? -value : value;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
