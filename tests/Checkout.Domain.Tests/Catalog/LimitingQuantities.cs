using System.Globalization;
using Checkout.Domain.Catalog;

namespace Checkout.Domain.Tests.Catalog;

[Trait("Acceptance", "S12")]
public sealed class LimitingQuantities
{
    [Theory]
    [InlineData("5", "0", null)]
    [InlineData("0", "10", "above zero")]
    [InlineData("-5", "10", "above zero")]
    [InlineData("7", "20", "multiple of 5")]
    [InlineData("7.5", "20", "multiple of 5")]
    [InlineData("5", "4", "At least 10")]
    [InlineData("5", "5", null)]
    [InlineData("5", "95", null)]
    [InlineData("5", "96", "At most 100")]
    public void The_step_limits_what_is_entered_and_the_others_what_results(string entered, string inForce, string? refusal)
    {
        var rules = new QuantityRules(Minimum: refusal is null && inForce is "0" ? 5m : 10m, Maximum: 100m, Step: 5m);
        var sentence = rules.Refusal(decimal.Parse(entered, CultureInfo.InvariantCulture),
            decimal.Parse(inForce, CultureInfo.InvariantCulture));
        if (refusal is null)
        {
            Assert.Null(sentence);
        }
        else
        {
            Assert.Contains(refusal, sentence!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_limits_any_quantity_above_zero_will_do() =>
        Assert.Null(new QuantityRules(null, null, null).Refusal(0.001m, 0m));
}
