using System.Collections.Frozen;

namespace Checkout.Data.Payments.Gateways;

/// <summary>A currency as Stripe has it.</summary>
/// <param name="Factor">How many of Stripe’s units make one of the currency.</param>
/// <param name="Step">The smallest difference between two amounts that can be charged.</param>
/// <param name="Least">The least that Stripe publishes; where it publishes none, one step.</param>
/// <param name="Most">As many digits as Stripe takes.</param>
public sealed record StripeCurrency(decimal Factor, decimal Step, decimal Least, decimal Most);

/// <summary>Amounts as Stripe writes them: whole numbers of its own smallest unit, which is not always that of ISO 4217
/// (docs.stripe.com/currencies: zero-decimal and special currencies, minimum and maximum charge amounts).</summary>
public static class StripeCurrencies
{
    private const string WithoutDecimals = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";

    // Written with two decimals, which must be zero.
    private const string Whole = "ISK UGX";

    // The last decimal must be zero.
    private const string ThreeDecimals = "BHD JOD KWD OMR TND";

    // Of ISO 4217, and not among the currencies that Stripe charges.
    private const string NotTaken = "BTN CUP ERN GHS IQD IRR KPW LYD MRU SDG SSP STN SYP TMT VES";

    private const string Minimums = """
        0.30 GBP; 0.50 USD ARS AUD BRL CAD CHF COP EUR IDR ILS INR NZD PHP RUB SGD ZAR; 2 AED MYR PLN RON; 2.50 DKK; 3 NOK SEK; 4 HKD;
        10 MXN THB; 15 CZK; 50 JPY KRW; 175 HUF
        """;

    private const int Digits = 8;

    private static readonly FrozenDictionary<string, int> MoreDigits =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["IDR"] = 12, ["COP"] = 10, ["INR"] = 9 }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, decimal> Least = Minimums.Split(';')
        .Select(group => group.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(group => group.Skip(1).Select(code => (code, decimal.Parse(group[0], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary(pair => pair.code, pair => pair.Item2, StringComparer.Ordinal);

    public static string Code(Currency currency) => currency.Code.ToLowerInvariant();

    /// <returns>Null where Stripe does not charge in it.</returns>
    public static StripeCurrency? Find(Currency currency)
    {
        var code = currency.Code;
        if (NotTaken.Contains(code, StringComparison.Ordinal))
        {
            return null;
        }

        var (factor, step) = WithoutDecimals.Contains(code, StringComparison.Ordinal) ? (1m, 1m)
            : ThreeDecimals.Contains(code, StringComparison.Ordinal) ? (1000m, 0.01m)
            : (100m, Whole.Contains(code, StringComparison.Ordinal) ? 1m : 0.01m);
        var units = decimal.Parse(new string('9', MoreDigits.GetValueOrDefault(code, Digits)), CultureInfo.InvariantCulture);
        return new StripeCurrency(factor, step, Least.GetValueOrDefault(code, step), units / factor);
    }

    /// <exception cref="GatewayRefusedException">Stripe can't take such an amount: nothing is cut off.</exception>
    public static long Of(Money money)
    {
        var currency = Find(money.Currency)
            ?? throw new GatewayRefusedException($"Stripe does not charge in {money.Currency}.", GatewayRefusedException.Currency);
        return money.Amount % currency.Step == 0m ? (long)(money.Amount * currency.Factor)
            : throw new GatewayRefusedException($"Stripe can’t charge {money}: it takes steps of {currency.Step}.",
                GatewayRefusedException.Step);
    }

    /// <returns>Zero where the currency is not known: what can't be read is never taken for an amount.</returns>
    public static decimal From(long units, string? code) =>
        Currency.TryFromCode((code ?? "").ToUpperInvariant(), out var currency) && Find(currency) is { } known ? units / known.Factor : 0m;
}
