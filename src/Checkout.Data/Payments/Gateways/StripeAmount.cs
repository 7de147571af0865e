namespace Checkout.Data.Payments.Gateways;

/// <summary>Amounts as Stripe writes them: whole numbers of the smallest unit, with its own idea of some currencies
/// (docs.stripe.com/currencies).</summary>
internal static class StripeAmount
{
    // Without decimals in ISO 4217, with two at Stripe.
    private static readonly string[] TwoDecimals = ["ISK", "UGX"];

    // The last of three decimals must be zero.
    private const long Tens = 10;

    public static string Code(Currency currency) => currency.Code.ToLowerInvariant();

    /// <exception cref="GatewayRefusedException">Stripe can't take such an amount.</exception>
    public static long Of(Money money)
    {
        var whole = (long)(money.Amount * Factor(money.Currency));
        return money.Currency.MinorUnits == 3 && whole % Tens != 0
            ? throw new GatewayRefusedException($"{money} can’t be charged: the third decimal must be zero.") : whole;
    }

    /// <returns>Zero where the currency is not known: what can't be read is never taken for an amount.</returns>
    public static decimal From(long whole, string? code) =>
        Currency.TryFromCode((code ?? "").ToUpperInvariant(), out var currency) ? whole / Factor(currency) : 0m;

    private static decimal Factor(Currency currency) => (Array.IndexOf(TwoDecimals, currency.Code) >= 0 ? 2 : currency.MinorUnits) switch
    {
        0 => 1m,
        3 => 1000m,
        _ => 100m,
    };
}
