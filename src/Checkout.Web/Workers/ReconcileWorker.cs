using Checkout.Data.Payments;

namespace Checkout.Web.Workers;

/// <summary>Asks the gateway again and again about attempts that hang. Any number of nodes may run it.</summary>
public sealed class ReconcileWorker(ReconcileAttempts reconcile, CardPayments cards, IOptions<PaymentOptions> options, TimeProvider clock,
    ILogger<ReconcileWorker> logger)
    : RepeatedWork(TimeSpan.FromSeconds(options.Value.ReconcileSeconds), clock, logger)
{
    protected override Task WorkAsync(CancellationToken cancellation) =>
        cards.AreTaken ? reconcile.RunAsync(cancellation) : Task.CompletedTask;
}
