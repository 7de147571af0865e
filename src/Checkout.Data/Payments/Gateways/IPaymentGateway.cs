namespace Checkout.Data.Payments.Gateways;

/// <summary>
/// Who takes the money. Everything above this interface is the same for every gateway. Each call is idempotent by the key it carries; none
/// is made inside a database transaction.
/// </summary>
/// <exception cref="GatewayUnavailableException">It did not answer, or not with anything that can be relied on.</exception>
/// <exception cref="GatewayRefusedException">It answered that it will not do this.</exception>
public interface IPaymentGateway
{
    /// <summary>Kept with each attempt.</summary>
    string Name { get; }

    /// <summary>Opens a page of the gateway on which the customer pays.</summary>
    Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellation);

    /// <summary>Charges a method on file while nobody is present.</summary>
    Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellation);

    /// <summary>Asks what became of an attempt.</summary>
    /// <returns>Null where the gateway has never heard of it.</returns>
    Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellation);

    /// <summary>Closes the page, so that nobody pays on it any more. What was paid before stays paid: ask afterwards.</summary>
    Task CloseAsync(GatewayLookup attempt, CancellationToken cancellation);

    /// <summary>Opens a page of the gateway on which the customer puts a method on file.</summary>
    Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellation);

    /// <returns>The method that was put on file; null where none was, or not yet.</returns>
    Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellation);

    /// <summary>Lets the gateway forget a method.</summary>
    Task ForgetAsync(GatewayMethod method, CancellationToken cancellation);

    /// <summary>Pays money back.</summary>
    /// <returns>The gateway’s name for the refund.</returns>
    Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellation);

    /// <summary>Reads a notification.</summary>
    /// <param name="signature">The header that proves who sent it and when.</param>
    /// <returns>Null where the signature is wrong or too old.</returns>
    GatewayNotice? Read(string body, string? signature, DateTimeOffset now);
}
