namespace Checkout.Web.Wording;

/// <summary>What the domain says, with moments, dates, figures and amounts of money as the reader writes them.</summary>
public static class SentenceText
{
    public static string Text(this BuyingRefusal refusal, CultureInfo culture) => refusal.Words.Text(culture);

    public static string Text(this Sentence sentence, Reader reader) => sentence.In(new ReadersFormat(reader.Culture, reader.Zone));

    /// <summary>The same for sentences that name no moment, for which it takes the reader’s zone.</summary>
    public static string Text(this Sentence sentence, CultureInfo culture) => sentence.In(new ReadersFormat(culture, TimeZoneInfo.Utc));

    private sealed class ReadersFormat(CultureInfo culture, TimeZoneInfo zone) : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            DateOnly date when format == "D" => DateText.WithWeekday(date, culture),
            DateOnly date => DateText.Spelled(date, culture),
            DateTimeOffset instant => DateText.Instant(instant, zone, culture),
            TimeZoneInfo named => ZoneText.Name(named),
            Sentence first => first.In(this),
            Money money => MoneyText.Of(money, culture),
            IFormattable formattable => formattable.ToString(format, culture),
            _ => arg?.ToString() ?? "",
        };
    }
}
