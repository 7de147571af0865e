namespace Checkout.Data.Payments.Gateways;

/// <summary>Whether and up to what amount invoices can be paid in the portal.</summary>
public sealed record CardPayments(GatewayKind Kind, PaymentOptions Options)
{
    /// <summary>What is configured; where nothing is said, the simulated gateway in development and elsewhere none.</summary>
    public static CardPayments Of(PaymentOptions options, bool isDevelopment) =>
        new(options.Gateway ?? (isDevelopment ? GatewayKind.Simulated : GatewayKind.None), options);

    public bool AreTaken => Kind is not GatewayKind.None;

    public bool AreSimulated => Kind is GatewayKind.Simulated;

    /// <summary>Per invoice; null: any amount.</summary>
    public decimal? Limit(Currency currency) => Options.CardLimit(currency);
}
