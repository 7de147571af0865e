namespace Checkout.Data.Payments.Gateways;

/// <summary>Whether and in which amounts invoices can be paid in the portal.</summary>
public sealed record CardPayments(GatewayKind Kind, PaymentOptions Options)
{
    /// <summary>What is configured; where nothing is said, the simulated gateway in development and elsewhere none.</summary>
    public static CardPayments Of(PaymentOptions options, bool isDevelopment) =>
        new(options.Gateway ?? (isDevelopment ? GatewayKind.Simulated : GatewayKind.None), options);

    public bool AreTaken => Kind is not GatewayKind.None;

    public bool AreSimulated => Kind is GatewayKind.Simulated;

    /// <summary>What can be charged in a currency. The simulated gateway takes what Stripe takes.</summary>
    public ChargeRange RangeOf(Currency currency) => StripeCurrencies.Find(currency) is { } known
        ? new(currency, known.Step, known.Least, known.Most, Options.CardLimit(currency))
        : new(currency, 0m, 0m, null, null);
}
