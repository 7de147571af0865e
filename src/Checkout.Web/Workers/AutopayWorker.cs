using Checkout.Data.Payments;
using Checkout.Data.Payments.Autopay;

namespace Checkout.Web.Workers;

/// <summary>Charges what is to pay itself, and looks after the methods on file, as often as billing runs. Any number of nodes may run
/// it.</summary>
public sealed class AutopayWorker(AutopayRun autopay, MethodUpkeep upkeep, CardPayments cards, IOptions<BillingOptions> options,
    TimeProvider clock, ILogger<AutopayWorker> logger)
    : RepeatedWork(TimeSpan.FromMinutes(options.Value.IntervalMinutes), clock, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        if (!options.Value.Enabled || !cards.AreTaken)
        {
            return;
        }

        var charged = await autopay.RunAsync(cancellation);
        if (charged > 0)
        {
            logger.LogInformation("Autopay made {Count} charges", charged);
        }

        await upkeep.RunAsync(cancellation);
    }
}
