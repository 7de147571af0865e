using System.Globalization;
using Checkout.Domain.Ledger;

namespace Checkout.Domain.Tests.Collections;

/// <summary>What a transfer may come short by: a fee within amount and percentage, or tax at a rate that is withheld.</summary>
public sealed class ToleratingShortages
{
    private static readonly TransferPolicy Policy =
        new(new Dictionary<Currency, decimal> { [Currency.Usd] = 15m, [Currency.FromCode("JPY")] = 2500m }, 2m, [10m]);

    [Theory]
    [InlineData("USD", "15", 1100, ShortageReason.BankFees)]
    [InlineData("USD", "15.01", 1100, null)]
    [InlineData("USD", "2", 100, ShortageReason.BankFees)]
    [InlineData("USD", "2.01", 100, null)]
    [InlineData("EUR", "1", 1100, null)]
    [InlineData("JPY", "2500", 1000000, ShortageReason.BankFees)]
    [InlineData("USD", "110", 1100, ShortageReason.WithholdingTax)]
    [InlineData("USD", "100", 1100, ShortageReason.WithholdingTax)]
    [InlineData("USD", "99.98", 1100, null)]
    [InlineData("USD", "550", 1100, null)]
    public void Depends_on_the_currency_the_sum_due_and_the_rate(string currency, string missing, int due, ShortageReason? reason) =>
        Assert.Equal(reason, Policy.Excuse(new Money(decimal.Parse(missing, CultureInfo.InvariantCulture), Currency.FromCode(currency)),
            due, net: 1000m, count: 1));

    [Fact]
    public void Is_nothing_by_default() => Assert.Null(TransferPolicy.None.Excuse(new Money(0.01m, Currency.Usd), 1000m, 1000m, 1));
}
