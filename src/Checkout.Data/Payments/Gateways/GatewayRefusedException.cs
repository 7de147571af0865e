namespace Checkout.Data.Payments.Gateways;

/// <summary>The gateway answered that it will not do what was asked: nothing was taken, and asking again changes nothing.</summary>
/// <param name="code">Why, as a failed payment keeps it.</param>
public sealed class GatewayRefusedException(string message, string code = GatewayRefusedException.Other, Exception? inner = null)
    : Exception(message, inner)
{
    public const string Other = "gateway_refused";
    public const string TooSmall = "amount_too_small";
    public const string TooLarge = "amount_too_large";
    public const string Step = "amount_not_chargeable";
    public const string Currency = "currency_not_charged";

    public string Code { get; } = code;

    /// <summary>True for codes of refusals, not of a card that is declined: the same charge is refused tomorrow too.</summary>
    public static bool IsFinal(string? code) => code is Other or TooSmall or TooLarge or Step or Currency;
}
