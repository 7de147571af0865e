using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Checkout.Web.Wording;

/// <summary>
/// Amounts as a reader of a culture expects them: its separators and places, the currency's own number of decimals,
/// U+2212 for minus, and a currency symbol only where it can mean one currency.
/// </summary>
public static class MoneyText
{
    public const char Minus = '\u2212';

    /// <summary>Decimals that a price of Checkout's own may have (R22); an e-invoice may state more.</summary>
    private const int PriceDecimals = 6;

    private const char NoBreakSpace = '\u00A0';

    /// <summary>Latin, Greek and Cyrillic letters end before it.</summary>
    private const char LastCommon = '\u0530';

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
        ["VND"] = "₫",
        ["NGN"] = "₦",
        ["PHP"] = "₱",
        ["UAH"] = "₴",
        ["KZT"] = "₸",
        ["TRY"] = "₺",
        ["GEL"] = "₾",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, (string Code, string Symbol)> OwnCurrencies = new(StringComparer.Ordinal);

    private static readonly Lazy<FrozenDictionary<int, string>> OneCurrency = new(SignsOfOneCurrency);

    /// <summary>The amount with its currency, rounded to the minor unit: $12,400.00, 12.400,00 €, ¥2,480,000, KWD 1.250.</summary>
    public static string Of(Money money, CultureInfo culture)
    {
        var amount = money.Currency.Round(money.Amount);
        return WithCurrency(Digits(amount, money.Currency.MinorUnits, culture), amount < 0m, money.Currency, culture);
    }

    /// <summary>The amount alone, for columns whose heading names the currency.</summary>
    public static string WithoutCurrency(Money money, CultureInfo culture)
    {
        var amount = money.Currency.Round(money.Amount);
        return Signed(Digits(amount, money.Currency.MinorUnits, culture), amount < 0m);
    }

    /// <summary>A price per unit: at least the minor unit's decimals, and as many more as it has, up to six.</summary>
    public static string Price(Money price, CultureInfo culture) =>
        WithCurrency(Digits(price.Amount, PriceDigits(price), culture), price.Amount < 0m, price.Currency, culture);

    /// <summary>A price per unit without its currency.</summary>
    public static string PriceWithoutCurrency(Money price, CultureInfo culture) =>
        Signed(Digits(price.Amount, PriceDigits(price), culture), price.Amount < 0m);

    /// <summary>The symbol where the reader can't take it for another currency, otherwise the code.</summary>
    public static string Symbol(Currency currency, CultureInfo culture)
    {
        var own = OwnCurrency(culture);
        if (Symbols.TryGetValue(currency.Code, out var symbol))
        {
            // To a reader in Canada $ is the Canadian dollar, so there USD is written out.
            var taken = own.Code != currency.Code && own.Symbol == symbol;
            return taken ? currency.Code : symbol;
        }

        return own.Code == currency.Code && IsPrintable(own.Symbol) ? own.Symbol : currency.Code;
    }

    /// <summary>The currencies of signs that only one has, for paper whose fonts lack the sign: ₾ is GEL.</summary>
    public static string? CodeOfSign(int sign) => OneCurrency.Value.GetValueOrDefault(sign);

    // Letters of a script that few fonts have, or that only their neighbours give their shape, can be read on some screens and no paper.
    private static bool IsPrintable(string symbol) => !Shaping.IsNeeded(symbol)
        && symbol.All(character => character < LastCommon || char.GetUnicodeCategory(character) is UnicodeCategory.CurrencySymbol);

    private static FrozenDictionary<int, string> SignsOfOneCurrency() => CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(OwnCurrency)
        .Where(own => own.Symbol is [var sign] && char.GetUnicodeCategory(sign) is UnicodeCategory.CurrencySymbol)
        .GroupBy(own => (int)own.Symbol[0], own => own.Code).Where(group => group.Distinct().Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.First());

    private static string WithCurrency(string digits, bool negative, Currency currency, CultureInfo culture)
    {
        var symbol = Symbol(currency, culture);
        // .NET's patterns: 0 is $n, 1 is n$, 2 is $ n, 3 is n $. A code always stands apart from the digits.
        var pattern = culture.NumberFormat.CurrencyPositivePattern;
        var space = pattern >= 2 || char.IsLetter(symbol[^1]) ? NoBreakSpace.ToString() : "";
        return Signed(pattern is 0 or 2 ? symbol + space + digits : digits + space + symbol, negative);
    }

    private static string Signed(string text, bool negative) => negative ? Minus + text : text;

    private static string Digits(decimal amount, int decimals, CultureInfo culture) =>
        Math.Abs(amount).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture);

    private static int PriceDigits(Money price)
    {
        var decimals = price.Currency.MinorUnits;
        var most = price.Amount.Scale > QuantityText.MostStated ? PriceDecimals : QuantityText.MostStated;
        while (decimals < most && Rounding(price.Amount, decimals) != Rounding(price.Amount, most))
        {
            decimals++;
        }

        return decimals;
    }

    private static decimal Rounding(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static (string Code, string Symbol) OwnCurrency(CultureInfo culture) => OwnCurrencies.GetOrAdd(culture.Name, static name =>
    {
        if (name.Length == 0 || CultureInfo.GetCultureInfo(name).IsNeutralCulture)
        {
            return ("", "");
        }

        try
        {
            var region = new RegionInfo(name);
            return (region.ISOCurrencySymbol, Plain(region.CurrencySymbol));
        }
        catch (ArgumentException)
        {
            // Locales of a whole continent, such as es-419, have no currency of their own.
            return ("", "");
        }
    });

    // Some platforms answer with the full-width yen sign.
    private static string Plain(string symbol) => symbol == "\uFFE5" ? "¥" : symbol;
}
