namespace Checkout.Data.Payments.Gateways;

/// <summary>Who takes the money.</summary>
public enum GatewayKind
{
    /// <summary>Nobody: invoices are paid by bank transfer.</summary>
    None,

    /// <summary>A gateway of our own for trying out: no money moves.</summary>
    Simulated,
    Stripe,
}

/// <summary>Paying in the portal.</summary>
public sealed class PaymentOptions
{
    public const string Section = "Payments";

    /// <summary>Not set: the simulated gateway in development, elsewhere none. Simulated payments settle invoices, so it must be asked for
    /// by name.</summary>
    public GatewayKind? Gateway { get; set; }

    /// <summary>The most that can be paid by card on one invoice, by currency code; none where a currency is not named.</summary>
    public IDictionary<string, decimal> CardLimits { get; set; } = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);

    /// <summary>For how long the gateway’s page is open and its invoices are held.</summary>
    public int HoldMinutes { get; set; } = 35;

    /// <summary>How often the gateway is asked about attempts that hang.</summary>
    public int ReconcileSeconds { get; set; } = 60;

    /// <summary>Signs the simulated gateway’s notifications, where they are to be sent from elsewhere.</summary>
    public string SimulatedSecret { get; set; } = "";

    public decimal? CardLimit(Currency currency) => CardLimits.TryGetValue(currency.Code, out var limit) ? limit : null;
}
