using Checkout.Web.Features.SignIn;

namespace Checkout.Web.Workers;

/// <summary>Says at each start, and daily, that strangers may come in: a deployment that was tried out with demo data tends to be
/// kept.</summary>
public sealed class DemoWarning(DemoSignIns signIns, IOptions<StartOptions> options, IHostEnvironment environment, TimeProvider clock,
    ILogger<DemoWarning> logger) : RepeatedWork(TimeSpan.FromDays(1), clock, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        if (options.Value.Demonstration)
        {
            logger.LogWarning("Start:Demonstration is set: demo data and simulated payments are allowed. Never let customers in here");
        }
        else if (await signIns.ArePresentAsync(cancellation))
        {
            logger.LogError("The database holds the demo’s sign-ins, whose password is public. Deactivate them: checkout users deactivate");
        }
    }
}
