using System.Diagnostics;
using Checkout.Data.Payments.Gateways;

namespace Checkout.Crash;

/// <summary>A gateway that charges and then kills whoever asked, before the answer can be written down.</summary>
internal sealed class DeadlyGateway(IPaymentGateway gateway) : IPaymentGateway
{
    private int _left = int.MaxValue;

    public string Name => gateway.Name;

    public void LetPass(int charges) => Interlocked.Exchange(ref _left, charges);

    public async Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellationToken)
    {
        var payment = await gateway.ChargeAsync(order, method, cancellationToken);
        if (Interlocked.Decrement(ref _left) < 0)
        {
            Process.GetCurrentProcess().Kill();
        }

        return payment;
    }

    public Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellationToken) =>
        gateway.OpenPaymentAsync(order, links, cancellationToken);

    public Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellationToken) =>
        gateway.FindAsync(attempt, cancellationToken);

    public Task CloseAsync(GatewayLookup attempt, CancellationToken cancellationToken) => gateway.CloseAsync(attempt, cancellationToken);

    public Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellationToken) =>
        gateway.OpenSetupAsync(setup, links, cancellationToken);

    public Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellationToken) =>
        gateway.FindSetupAsync(accountId, reference, cancellationToken);

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellationToken) => gateway.ForgetAsync(method, cancellationToken);

    public Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken) =>
        gateway.RefundAsync(refund, cancellationToken);

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now) => gateway.Read(body, signature, now);
}
