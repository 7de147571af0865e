using System.Globalization;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Web.Features.AddProducts.Selecting;
using Checkout.Web.Forms;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.Texts;

/// <summary>What the portal writes for a reader of any locale, it reads when that reader copies it into a field.</summary>
[Trait("Acceptance", "D2")]
public sealed class EveryCulture
{
    private static readonly Currency[] Currencies =
        [Currency.Usd, Currency.Eur, Currency.FromCode("JPY"), Currency.FromCode("KWD"), Currency.FromCode("INR")];
    private static readonly decimal[] Amounts = [0.01m, 1m, 12.5m, 999.99m, 1000m, 1234.5m, 100000m, 1234567.89m, 999999999.99m];
    private static readonly decimal[] Quantities = [1m, 2.5m, 25m, 12.25m, 999m, 1000m, 1234.5m, 2.125m, 100000m, 999999.0625m];

    private static readonly IReadOnlyList<CultureInfo> Cultures =
        [.. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(culture => culture.Name.Length > 0)];

    [Fact]
    public void Has_a_manner_of_its_own_or_of_its_language()
    {
        Assert.True(Cultures.Count > 500);
        Assert.All(Cultures.Where(culture => !culture.IsNeutralCulture), culture =>
            Assert.Equal(culture.Name, Locales.Find(culture.Name)!.Name));
        Assert.Equal(("de-DE", "de-DE", "sr-Latn-RS", "zh-CN", "es-419", "en-150"), (Locales.Find("de")!.Name, Locales.Find("de_DE")!.Name,
            Locales.Find("sr-Latn")!.Name, Locales.Find("zh-Hans")!.Name, Locales.Find("es-419")!.Name, Locales.Find("en-150")!.Name));
        Assert.All(["", "und", "xx-YY", "de-DE-1901", "nonsense", " de-DE", "i"], unknown => Assert.Null(Locales.Find(unknown)));
    }

    [Fact]
    public void Reads_the_amounts_that_it_writes()
    {
        foreach (var culture in Cultures.Select(culture => Reader.CultureFor(culture.Name)).Distinct())
        {
            foreach (var money in Currencies.SelectMany(currency => Amounts.Select(amount => new Money(currency.Round(amount), currency))))
            {
                Assert.All([MoneyText.Of(money, culture), MoneyText.WithoutCurrency(money, culture),
                    TypedAmount.Write(money.Amount, money.Currency, culture)],
                    written => Assert.True(TypedAmount.Read(written, money.Currency, culture) == money.Amount,
                        $"{culture.Name} writes {written} for {money} and reads {TypedAmount.Read(written, money.Currency, culture)}."));
            }
        }
    }

    [Fact]
    public void Reads_the_quantities_that_it_writes()
    {
        foreach (var culture in Cultures.Select(culture => Reader.CultureFor(culture.Name)).Distinct())
        {
            foreach (var quantity in Quantities)
            {
                // Three decimals alone could be a group to somebody else, and are written with a fourth where they are to be read.
                var field = TypedQuantity.Write(quantity, culture);
                Assert.All(quantity == 2.125m ? [field] : new[] { field, QuantityText.Of(quantity, culture) },
                    written => Assert.True(TypedQuantity.Read(written, culture).Quantity == quantity,
                        $"{culture.Name} writes {written} for {quantity} and reads {TypedQuantity.Read(written, culture)}."));
            }
        }
    }

    [Fact]
    public void Writes_dates_in_English_and_figures_in_Latin_digits()
    {
        var (day, instant) = (new DateOnly(2026, 9, 3), new DateTimeOffset(2026, 9, 3, 15, 4, 0, TimeSpan.Zero));
        foreach (var culture in Cultures.Select(culture => Reader.CultureFor(culture.Name)).Distinct())
        {
            Assert.All([DateText.Brief(day, culture), DateText.Spelled(day, culture), DateText.WithWeekday(day, culture),
                DateText.DayAndMonth(day, culture)],
                written => Assert.Matches("^[A-Za-z]*,? ?([A-Za-z]+ 0?3|0?3 [A-Za-z]+),? ?(2026)?$", written));
            Assert.Matches("2026, (0?3:04[ \u202F\u00A0](PM|pm|p\\.m\\.)|15[:.h]04)$",
                DateText.Instant(instant, TimeZoneInfo.Utc, culture));
            Assert.False(Shaping.IsNeeded(MoneyText.Of(new Money(1234567.5m, Currency.Usd), culture) + QuantityText.Of(1234.5m, culture)
                + QuantityText.Percent(0.0825m, culture) + MoneyText.Symbol(Currency.FromCode("SAR"), culture)));
        }
    }

    [Theory]
    [InlineData("1,00,000.00", "en-IN", 100000.0)]
    [InlineData("12,34,567", "hi-IN", 1234567.0)]
    [InlineData("1,234,567", "en-IN", 1234567.0)]
    [InlineData("１，２３４．５", "ja-JP", 1234.5)]
    [InlineData("١٬٢٣٤٫٥", "ar-EG", 1234.5)]
    [InlineData("1,00,000", "en-US", null)]
    [InlineData("10,00", "en-IN", null)]
    public void Groups_as_the_reader_does(string typed, string locale, double? expected) =>
        Assert.Equal((decimal?)expected, TypedAmount.Read(typed, Currency.Usd, Reader.CultureFor(locale)));

    [Theory]
    [InlineData("1,00,000", "en-IN", 100000.0)]
    [InlineData("1.234,5", "de-DE", 1234.5)]
    [InlineData("1.000", "en-US", null)]
    [InlineData("1,000", "de-DE", null)]
    [InlineData("0.125", "en-US", 0.125)]
    [InlineData("2,5", "en-US", null)]
    [InlineData("1 2 3", "en-US", null)]
    public void Reads_nothing_as_a_quantity_that_could_be_two(string typed, string locale, double? expected) =>
        Assert.Equal((decimal?)expected, TypedQuantity.Read(typed, Reader.CultureFor(locale)).Quantity);
}
