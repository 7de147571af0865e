using System.Collections.Frozen;

namespace Checkout.Domain;

/// <summary>An ISO 4217 currency. Its minor unit decides how every amount in it is rounded and printed.</summary>
public sealed class Currency : IEquatable<Currency>
{
    // ISO 4217, list one: the active currencies whose minor unit is not 2, and the common ones that are.
    private static readonly FrozenDictionary<string, Currency> All = Build();

    public static readonly Currency Usd = FromCode("USD");
    public static readonly Currency Eur = FromCode("EUR");

    private Currency(string code, int minorUnits)
    {
        Code = code;
        MinorUnits = minorUnits;
    }

    /// <summary>The three-letter code.</summary>
    public string Code { get; }

    /// <summary>Decimals of an amount: 2 for USD, 0 for JPY, 3 for KWD.</summary>
    public int MinorUnits { get; }

    /// <summary>The smallest amount above zero.</summary>
    public decimal Smallest => new(1, 0, 0, isNegative: false, (byte)MinorUnits);

    /// <exception cref="RuleViolation">The code is not one of ISO 4217.</exception>
    public static Currency FromCode(string code) =>
        TryFromCode(code, out var currency) ? currency : throw new RuleViolation($"“{code}” is not an ISO 4217 currency code.");

    public static bool TryFromCode(string? code, out Currency currency) =>
        All.TryGetValue(code ?? "", out currency!);

    /// <summary>Rounds half away from zero to the minor unit.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, MinorUnits, MidpointRounding.AwayFromZero);

    /// <summary>Rounds an exact fraction half away from zero to the minor unit.</summary>
    public decimal Round(Fraction amount) => amount.Round(MinorUnits);

    /// <summary>True where the amount has no digits below the minor unit.</summary>
    public bool Fits(decimal amount) => Round(amount) == amount;

    public bool Equals(Currency? other) => other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Currency);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    public static bool operator ==(Currency? left, Currency? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Currency? left, Currency? right) => !(left == right);

    private static FrozenDictionary<string, Currency> Build()
    {
        const string None = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
        const string Three = "BHD IQD JOD KWD LYD OMR TND";
        const string Two = """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP
            CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
            JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
            NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL
            THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW
            """;
        return new[] { (None, 0), (Two, 2), (Three, 3) }
            .SelectMany(group => group.Item1.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(code => new Currency(code, group.Item2)))
            .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);
    }
}
