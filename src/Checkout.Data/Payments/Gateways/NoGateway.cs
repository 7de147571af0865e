namespace Checkout.Data.Payments.Gateways;

/// <summary>Stands in where nothing can be paid in the portal: it knows of nothing and takes nothing.</summary>
internal sealed class NoGateway : IPaymentGateway
{
    private const string Off = "Payments are not switched on in this portal.";

    public string Name => nameof(GatewayKind.None);

    public Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellation) =>
        throw new GatewayRefusedException(Off);

    public Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellation) =>
        throw new GatewayRefusedException(Off);

    public Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellation) => Task.FromResult<GatewayPayment?>(null);

    public Task CloseAsync(GatewayLookup attempt, CancellationToken cancellation) => Task.CompletedTask;

    public Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellation) =>
        throw new GatewayRefusedException(Off);

    public Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellation) =>
        Task.FromResult<GatewayMethod?>(null);

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellation) => Task.CompletedTask;

    public Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellation) => throw new GatewayRefusedException(Off);

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now) => null;
}
