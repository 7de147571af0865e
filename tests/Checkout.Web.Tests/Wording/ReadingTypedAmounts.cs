using System.Globalization;
using Checkout.Domain;
using Checkout.Web.Forms;
using Checkout.Web.Wording;

namespace Checkout.Web.Tests.Wording;

public sealed class ReadingTypedAmounts
{
    [Theory]
    [InlineData("100", "en-US", "USD", "100")]
    [InlineData("$1,234.50", "en-US", "USD", "1234.50")]
    [InlineData(" 1 234.5 usd ", "en-US", "USD", "1234.5")]
    [InlineData("1.234,50 €", "de-DE", "EUR", "1234.50")]
    [InlineData("163,31", "de-DE", "EUR", "163.31")]
    [InlineData("163.31", "de-DE", "EUR", "163.31")]
    [InlineData("1.234", "de-DE", "EUR", "1234")]
    [InlineData("12.345.678,9", "de-DE", "EUR", "12345678.9")]
    [InlineData("1 234,50", "fr-FR", "EUR", "1234.50")]
    [InlineData("1’234.50", "de-CH", "CHF", "1234.50")]
    [InlineData("¥2,480,000", "ja-JP", "JPY", "2480000")]
    [InlineData("0.01", "en-US", "USD", "0.01")]
    public void Takes_them_as_people_write_them(string typed, string culture, string currency, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture),
            TypedAmount.Read(typed, Currency.FromCode(currency), CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ten")]
    [InlineData("-5")]
    [InlineData("1.005")]
    [InlineData("1e3")]
    [InlineData("1,2,3")]
    [InlineData("12,34")]
    [InlineData("1.2.3")]
    public void Refuses_what_could_be_something_else(string? typed) =>
        Assert.Null(TypedAmount.Read(typed, Currency.Usd, CultureInfo.GetCultureInfo("en-US")));

    [Fact]
    public void Writes_what_it_reads()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("1234,50", TypedAmount.Write(1234.5m, Currency.Eur, german));
        Assert.Equal(1234.5m, TypedAmount.Read("1234,50", Currency.Eur, german));
    }
}
