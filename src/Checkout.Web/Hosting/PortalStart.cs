using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Microsoft.Extensions.Options;

namespace Checkout.Web.Hosting;

/// <summary>Prepares the database before anything else starts.</summary>
public sealed class PortalStart(DatabaseSetup setup, DemoData demo, IOptions<StartOptions> options, IHostEnvironment environment) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Migrate ?? environment.IsDevelopment())
        {
            await setup.MigrateAsync(cancellationToken);
        }

        if (options.Value.DemoData ?? environment.IsDevelopment())
        {
            await demo.ImportIfEmptyAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
