using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Deadlines;

namespace Checkout.Web.Workers;

/// <summary>How often the background work looks whether a period has begun or a business day has turned.</summary>
public sealed class BillingOptions
{
    public const string Section = "Billing";

    public bool Enabled { get; set; } = true;

    public int IntervalMinutes { get; set; } = 10;
}

internal sealed class BillingOptionsValidator : ISettingsRules<BillingOptions>
{
    public void Check(BillingOptions options, SettingsProblems problems) => problems.Between(options.IntervalMinutes, 1, 24 * 60);
}

/// <summary>Writes due invoices, reminds of open ones, tells of what is near, and does what follows from the turn of the day. Any
/// number of nodes may run it.</summary>
public sealed class BillingWorker(BillingRun billing, DailyWork daily, ReminderRun reminders, DeadlineRun deadlines,
    IOptions<BillingOptions> options, TimeProvider clock, ILogger<BillingWorker> logger)
    : RepeatedWork(TimeSpan.FromMinutes(options.Value.IntervalMinutes), clock, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await daily.RunAsync(cancellation);
        var written = await billing.RunAsync(cancellation);
        if (written > 0)
        {
            logger.LogInformation("Billing wrote {Count} invoices", written);
        }

        // After the invoices: one that is due at once is reminded of with the others.
        var reminded = await reminders.RunAsync(cancellation);
        if (reminded > 0)
        {
            logger.LogInformation("Reminders of {Count} invoices are on their way", reminded);
        }

        await deadlines.RunAsync(cancellation);
    }
}
