namespace Checkout.Data.Payments.Gateways;

/// <summary>Stands in where nothing can be paid in the portal: it knows of nothing and takes nothing.</summary>
internal sealed class NoGateway : IPaymentGateway
{
    private const string Off = "Payments are not switched on in this portal.";

    public string Name => nameof(GatewayKind.None);

    public Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellationToken) => throw new GatewayRefusedException(Off);

    public Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellationToken) => throw new GatewayRefusedException(Off);

    public Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellationToken) => Task.FromResult<GatewayPayment?>(null);

    public Task CloseAsync(GatewayLookup attempt, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellationToken) => throw new GatewayRefusedException(Off);

    public Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellationToken) => Task.FromResult<GatewayMethod?>(null);

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken) => throw new GatewayRefusedException(Off);

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now) => null;
}
