using System.Globalization;
using Checkout.Data.Payments.Gateways;
using Checkout.Domain;

namespace Checkout.Data.Tests.Payments;

/// <summary>The one table of units and limits, compared with what Stripe publishes (docs.stripe.com/currencies).</summary>
[Trait("Acceptance", "D4")]
public sealed class StripesCurrencies
{
    private const string ZeroDecimal = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";
    private const string ThreeDecimal = "BHD JOD KWD OMR TND";

    // ISK and UGX are written with two decimals, which are always zero. HUF and TWD are special for payouts only.
    private const string WithoutFractions = "ISK UGX";
    private const string TwoDecimal = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE CZK DKK DOP DZD
        EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK
        MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD
        SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW
        """;

    private const string Minimums = """
        USD 0.50 AED 2.00 ARS 0.50 AUD 0.50 BRL 0.50 CAD 0.50 CHF 0.50 COP 0.50 CZK 15.00 DKK 2.50 EUR 0.50 GBP 0.30 HKD 4.00 HUF 175.00
        IDR 0.50 ILS 0.50 INR 0.50 JPY 50 KRW 50 MXN 10 MYR 2.00 NOK 3.00 NZD 0.50 PHP 0.50 PLN 2.00 RON 2.00 RUB 0.50 SEK 3.00 SGD 0.50
        THB 10 ZAR 0.50
        """;

    // Every currency that an invoice can have.
    private static IEnumerable<Currency> All =>
        from first in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        from second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        from third in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let code = string.Concat(first, second, third)
        where Currency.TryFromCode(code, out _)
        select Currency.FromCode(code);

    [Fact]
    public void Have_Stripes_units_and_no_others()
    {
        var lists = new[] { (ZeroDecimal, 1m, 1m), (ThreeDecimal, 1000m, 0.01m), (WithoutFractions, 100m, 1m), (TwoDecimal, 100m, 0.01m) };
        var published = lists.SelectMany(list => Codes(list.Item1).Select(code => (code, list.Item2, list.Item3)))
            .ToDictionary(row => row.code, row => (row.Item2, row.Item3));

        Assert.Equal(published.Keys.Order(), All.Where(currency => StripeCurrencies.Find(currency) is not null).Select(row => row.Code)
            .Order());
        Assert.All(published, row => Assert.Equal(row.Value,
            (StripeCurrencies.Find(Currency.FromCode(row.Key))!.Factor, StripeCurrencies.Find(Currency.FromCode(row.Key))!.Step)));
    }

    [Fact]
    public void Begin_at_Stripes_minimum_and_end_at_its_digits()
    {
        var published = Codes(Minimums).Chunk(2)
            .ToDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));
        foreach (var currency in All)
        {
            var range = new CardPayments(GatewayKind.Stripe, new PaymentOptions()).RangeOf(currency);
            if (range.Step == 0m)
            {
                Assert.Contains("can’t be paid by card", range.Refusal(100m)!.ToString(), StringComparison.Ordinal);
                continue;
            }

            Assert.Equal(published.GetValueOrDefault(currency.Code, range.Step), range.Least);
            Assert.Null(range.Refusal(range.Least));
            Assert.Contains("too little", range.Refusal(range.Least - range.Step)!.ToString(), StringComparison.Ordinal);
            Assert.Contains("too much", range.Refusal(range.Most!.Value + range.Step)!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal((999_999.99m, 9_999_999_999.99m, 99_999_999m, 99_999.999m),
            (Most("USD"), Most("IDR"), Most("JPY"), Most("KWD")));
        static decimal Most(string code) => StripeCurrencies.Find(Currency.FromCode(code))!.Most;
    }

    [Fact]
    public void Say_what_they_take_and_take_nothing_that_they_cut()
    {
        var random = new Random(20261201);
        foreach (var currency in All.Where(row => StripeCurrencies.Find(row) is not null))
        {
            var stripe = StripeCurrencies.Find(currency)!;
            for (var i = 0; i < 50; i++)
            {
                var amount = currency.Round((decimal)(random.NextDouble() * Math.Pow(10, random.Next(1, 6))));
                var money = new Money(amount, currency);
                if (amount % stripe.Step == 0m)
                {
                    Assert.Equal(amount, StripeCurrencies.From(StripeCurrencies.Of(money), StripeCurrencies.Code(currency)));
                    continue;
                }

                Assert.Equal(GatewayRefusedException.Step, Assert.Throws<GatewayRefusedException>(() => StripeCurrencies.Of(money)).Code);
            }
        }
    }

    [Theory]
    [InlineData("MGA", 1000, 1000L), InlineData("ISK", 5, 500L), InlineData("UGX", 5, 500L), InlineData("JPY", 500, 500L)]
    [InlineData("HUF", 10.45, 1045L), InlineData("TWD", 800.45, 80045L), InlineData("KWD", 5.12, 5120L), InlineData("USD", 10.99, 1099L)]
    [InlineData("MGA", 10.50, null), InlineData("KWD", 5.124, null), InlineData("IQD", 5, null)]
    public void Charge_what_the_invoice_says(string code, double amount, long? units)
    {
        var money = new Money((decimal)amount, Currency.FromCode(code));
        if (units is { } expected)
        {
            Assert.Equal((expected, money.Amount), (StripeCurrencies.Of(money), StripeCurrencies.From(expected, code)));
            return;
        }

        Assert.True(GatewayRefusedException.IsFinal(Assert.Throws<GatewayRefusedException>(() => StripeCurrencies.Of(money)).Code));
        Assert.NotNull(new CardPayments(GatewayKind.Stripe, new PaymentOptions()).RangeOf(money.Currency).Refusal(money.Amount));
    }

    [Theory]
    [InlineData(99.70, 100, "Pay all of it, or at most"), InlineData(99.50, 100, null), InlineData(100, 100, null)]
    [InlineData(0.40, 0.80, "Pay all of it."), InlineData(0.10, 0.30, null), InlineData(999_999, 1_200_000, null)]
    public void Leave_no_rest_that_no_card_can_pay(double amount, double open, string? why) =>
        Assert.Equal(why is null, new CardPayments(GatewayKind.Stripe, new PaymentOptions()).RangeOf(Currency.Usd)
            .RestRefusal((decimal)amount, (decimal)open)?.ToString().Contains(why!, StringComparison.Ordinal) is not true);

    private static string[] Codes(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
