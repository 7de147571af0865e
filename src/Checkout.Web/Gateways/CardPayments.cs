using Checkout.Domain;

namespace Checkout.Web.Gateways;

/// <summary>Whether and up to what amount invoices can be paid in the portal.</summary>
public sealed record CardPayments(GatewayKind Kind, PaymentOptions Options)
{
    public bool AreTaken => Kind is not GatewayKind.None;

    public bool AreSimulated => Kind is GatewayKind.Simulated;

    /// <summary>Per invoice; null: any amount.</summary>
    public decimal? Limit(Currency currency) => Options.CardLimit(currency);
}
