using Checkout.Data.Payments;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Runs;

namespace Checkout.Web.Workers;

/// <summary>Delivers what the simulated gateway notifies, by the same way in as a real gateway’s.</summary>
internal sealed class SimulatedNotificationWorker(
    SimulatedGateway gateway, ReceiveNotification receive, CardPayments cards, RunGuard guard, TimeProvider clock,
    ILogger<SimulatedNotificationWorker> logger)
    : RepeatedWork(TimeSpan.FromSeconds(3), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation) => cards.AreSimulated
        ? guard.PassAsync("simulated notifications", pass => gateway.DeliverAsync(pass, TakesAsync, cancellation), cancellation)
        : Task.CompletedTask;

    private async Task<bool> TakesAsync(string body, string signature, CancellationToken cancellation) =>
        await receive.RunAsync(body, signature, cancellation) is not ReceivedNotification.Refused;
}
