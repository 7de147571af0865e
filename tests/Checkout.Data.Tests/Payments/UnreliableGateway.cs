using Checkout.Data.Payments.Gateways;

namespace Checkout.Data.Tests.Payments;

/// <summary>A gateway that does what the one behind it does, and does not always say so.</summary>
internal sealed class UnreliableGateway(IPaymentGateway behind) : IPaymentGateway
{
    public string Name => behind.Name;

    /// <summary>Nothing gets through.</summary>
    public bool IsDown { get; set; }

    /// <summary>What is asked gets through, but the answer is lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Changes what it says about an attempt.</summary>
    public Func<GatewayPayment, GatewayPayment> Says { get; set; } = found => found;

    public Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellationToken) =>
        ThroughAsync(() => behind.OpenPaymentAsync(order, links, cancellationToken));

    public Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellationToken) =>
        ThroughAsync(() => behind.ChargeAsync(order, method, cancellationToken));

    public Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellationToken) =>
        ThroughAsync(async () => await behind.FindAsync(attempt, cancellationToken) is { } found ? Says(found) : null);

    public Task CloseAsync(GatewayLookup attempt, CancellationToken cancellationToken) => ThroughAsync(async () =>
    {
        await behind.CloseAsync(attempt, cancellationToken);
        return true;
    });

    public Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellationToken) =>
        ThroughAsync(() => behind.OpenSetupAsync(setup, links, cancellationToken));

    public Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellationToken) =>
        ThroughAsync(() => behind.FindSetupAsync(accountId, reference, cancellationToken));

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellationToken) => behind.ForgetAsync(method, cancellationToken);

    public Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellationToken) =>
        ThroughAsync(() => behind.RefundAsync(refund, cancellationToken));

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now) => behind.Read(body, signature, now);

    private async Task<T> ThroughAsync<T>(Func<Task<T>> call)
    {
        if (IsDown)
        {
            throw new GatewayUnavailableException("down");
        }

        var answer = await call();
        return LosesAnswers ? throw new GatewayUnavailableException("lost") : answer;
    }
}
