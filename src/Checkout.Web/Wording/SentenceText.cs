using System.Globalization;
using Checkout.Domain;
using Checkout.Domain.Buying;
using Checkout.Domain.Quotes;

namespace Checkout.Web.Wording;

/// <summary>What the domain says, with dates, figures and amounts of money as the reader writes them.</summary>
public static class SentenceText
{
    public static string Text(this BuyingRefusal refusal, CultureInfo culture) => refusal.Words.Text(culture);

    public static string Text(this AcceptanceRefusal refusal, CultureInfo culture) => refusal.Words.Text(culture);

    public static string Text(this Sentence sentence, CultureInfo culture) => sentence.In(new ReadersFormat(culture));

    private sealed class ReadersFormat(CultureInfo culture) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            DateOnly date => DateText.Spelled(date, culture),
            Sentence first => first.In(this),
            Money money => MoneyText.Of(money, culture),
            IFormattable formattable => formattable.ToString(format, culture),
            _ => arg?.ToString() ?? "",
        };
    }
}
