using Checkout.Web.Requests;
using System.Globalization;
using Checkout.Domain;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Xunit;

namespace Checkout.Web.Tests.Wording;

/// <summary>Spaces in expectations are no-break spaces in the text: of both widths, where a locale groups with the narrow one.</summary>
public sealed class WritingFigures
{
    [Theory]
    [InlineData("en-US", "12400", "USD", "$12,400.00")]
    [InlineData("en-US", "12400", "EUR", "€12,400.00")]
    [InlineData("en-US", "12400", "JPY", "¥12,400")]
    [InlineData("en-US", "1.25", "KWD", "KWD 1.250")]
    [InlineData("en-US", "12400", "CAD", "CAD 12,400.00")]
    [InlineData("en-US", "-5669.5", "USD", "−$5,669.50")]
    [InlineData("en-US", "0", "USD", "$0.00")]
    [InlineData("en-US", "-0.001", "USD", "$0.00")]
    [InlineData("en-GB", "12400", "GBP", "£12,400.00")]
    [InlineData("en-GB", "12400", "USD", "$12,400.00")]
    [InlineData("en-CA", "12400", "CAD", "$12,400.00")]
    [InlineData("en-CA", "12400", "USD", "USD 12,400.00")]
    [InlineData("de-DE", "12400", "EUR", "12.400,00 €")]
    [InlineData("de-DE", "-12400", "EUR", "−12.400,00 €")]
    [InlineData("de-DE", "12400", "USD", "12.400,00 $")]
    [InlineData("de-DE", "12400", "CHF", "12.400,00 CHF")]
    [InlineData("ja-JP", "2480000", "JPY", "¥2,480,000")]
    [InlineData("ja-JP", "12400", "USD", "$12,400.00")]
    [InlineData("zh-CN", "12400", "JPY", "JPY 12,400")]
    [InlineData("fr-FR", "12400", "EUR", "12 400,00 €")]
    [InlineData("pl-PL", "12400", "PLN", "12 400,00 zł")]
    [InlineData("nonsense", "12400", "USD", "$12,400.00")]
    [InlineData("", "12400", "USD", "$12,400.00")]
    [InlineData("de", "12400", "EUR", "12.400,00 €")]
    [InlineData("de_DE", "12400", "EUR", "12.400,00 €")]
    [InlineData("zh-Hans", "12400", "CNY", "¥12,400.00")]
    [InlineData("sr-Latn", "12400", "RSD", "12.400,00 RSD")]
    [InlineData("es-419", "12400", "MXN", "MXN 12,400.00")]
    [InlineData("en-150", "12400", "EUR", "12,400.00 €")]
    [InlineData("en-IN", "1240000", "INR", "₹12,40,000.00")]
    [InlineData("ar-EG", "12400.5", "EGP", "12,400.50 EGP")]
    [InlineData("fa-IR", "12400", "IRR", "IRR 12,400.00")]
    public void An_amount_is_written_as_the_reader_writes_amounts(string locale, string amount, string currency, string expected) =>
        Assert.Equal(expected, Plain(MoneyText.Of(Money(amount, currency), Reader.CultureFor(locale))));

    [Theory]
    [InlineData("en-US", "-5669.5", "USD", "−5,669.50")]
    [InlineData("de-DE", "5669.5", "EUR", "5.669,50")]
    [InlineData("fr-FR", "5669.5", "EUR", "5 669,50")]
    [InlineData("en-US", "5669", "JPY", "5,669")]
    public void In_a_column_the_heading_names_the_currency(string locale, string amount, string currency, string expected) =>
        Assert.Equal(expected, Plain(MoneyText.WithoutCurrency(Money(amount, currency), Reader.CultureFor(locale))));

    [Theory]
    [InlineData("62", "$62.00")]
    [InlineData("62.0000", "$62.00")]
    [InlineData("0.35", "$0.35")]
    [InlineData("49.6050", "$49.605")]
    [InlineData("0.000125", "$0.000125")]
    [InlineData("49.6000001", "$49.6000001")]
    [InlineData("0.0123456789", "$0.0123456789")]
    [InlineData("49.60000000001", "$49.60")]
    public void A_price_shows_the_decimals_that_it_has(string price, string expected) =>
        Assert.Equal(expected, MoneyText.Price(Money(price, "USD"), Reader.CultureFor("en-US")));

    [Fact]
    public void An_amount_prints_the_same_however_many_zeros_a_database_kept()
    {
        var culture = Reader.CultureFor("en-US");
        Assert.Equal(MoneyText.Of(Money("12400.0000", "USD"), culture), MoneyText.Of(Money("12400", "USD"), culture));
    }

    [Theory]
    [InlineData("en-US", "1200", "user", "1,200 users")]
    [InlineData("en-US", "1", "user", "1 user")]
    [InlineData("en-US", "2.5", "GB", "2.5 GB")]
    [InlineData("de-DE", "1200.50", "GB", "1.200,5 GB")]
    [InlineData("en-US", "40.0000", null, "40")]
    [InlineData("en-US", "-3", null, "−3")]
    public void A_quantity_has_no_superfluous_decimals_and_its_unit_a_plural(string locale, string quantity, string? unit,
        string expected) =>
        Assert.Equal(expected, Plain(QuantityText.Of(Number(quantity), unit, Reader.CultureFor(locale))));

    [Theory]
    [InlineData("en-US", "0.2", "20%")]
    [InlineData("en-US", "0.08875", "8.875%")]
    [InlineData("de-DE", "0.19", "19 %")]
    public void A_rate_is_a_percentage(string locale, string rate, string expected) =>
        Assert.Equal(expected, Plain(QuantityText.Percent(Number(rate), Reader.CultureFor(locale))));

    private static Money Money(string amount, string currency) => new(Number(amount), Currency.FromCode(currency));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
