using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Web.Hosting;

namespace Checkout.Web.Gateways;

/// <summary>Delivers what the simulated gateway notifies, by the same way in as a real gateway’s.</summary>
internal sealed class SimulatedNotificationWorker(SimulatedGateway gateway, ReceiveNotification receive, CardPayments cards, TimeProvider clock, ILogger<SimulatedNotificationWorker> logger)
    : RepeatedWork(TimeSpan.FromSeconds(3), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellationToken) => cards.AreSimulated
        ? gateway.DeliverAsync(async (body, signature, token) => await receive.RunAsync(body, signature, token) is not ReceivedNotification.Refused, cancellationToken)
        : Task.CompletedTask;
}
