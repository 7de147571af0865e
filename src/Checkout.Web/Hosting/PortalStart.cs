using Checkout.Data.Audit;
using Checkout.Data.Sandbox;
using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Checkout.Web.Features.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Checkout.Web.Hosting;

/// <summary>Prepares the database before anything else starts, says in development where the portal is and who can sign in, and gives
/// notice before the portal ends.</summary>
public sealed class PortalStart(
    DatabaseSetup setup,
    AuditVerification audit,
    CheckoutDbContexts contexts,
    DemoData demo,
    DemoSignIns signIns,
    IServer server,
    IOptions<StartOptions> options,
    IOptions<StopOptions> stop,
    TimeProvider clock,
    IHostEnvironment environment,
    ILogger<PortalStart> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Say($"{ProductVersion.Told} starts");
        if (options.Value.Migrate ?? environment.IsForTrying())
        {
            await setup.MigrateAsync(cancellationToken, Say);
        }

        if (await SchemaFit.UnfitAsync(contexts, cancellationToken) is { } unfit)
        {
            throw new InvalidOperationException(unfit);
        }

        if (await SandboxEnvironment.RefusalAsync(contexts, environment.IsSandbox(), cancellationToken) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        // Going on with another key would leave chains that no key opens as a whole.
        if (!await audit.FitsAsync(cancellationToken))
        {
            throw new InvalidOperationException(
                "Audit:Key is not the key that this database’s activity is sealed with. Set the former key, or name it in "
                + "Audit:FormerKeys and run “checkout audit change-key”; “checkout audit verify” says more.");
        }

        if (await new WrappedKeys(contexts).RemoveOthersAsync(cancellationToken) is > 0 and var removed)
        {
            log.LogWarning("{Count} keys of sessions lay readable in the database and count no more: everybody signs in again", removed);
        }

        if ((options.Value.DemoData ?? environment.IsForTrying()) && !await contexts.HasAnyAsync("Accounts", cancellationToken))
        {
            Say("The database is empty: writing the demo data");
            await demo.ImportIntoEmptyAsync(cancellationToken);
            Say("The demo data is written");
        }
    }

    private void Say(string what) => log.LogInformation("{What:l}", what);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsForTrying())
        {
            await WarnAsync(cancellationToken);
            return;
        }

        log.LogInformation("Checkout runs at {Address}", server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        var people = await signIns.ReadAsync(cancellationToken);
        foreach (var person in people)
        {
            log.LogInformation("Demo sign-in {Email}: {Role}", person.Email, person.Role);
        }

        if (people.Count > 0)
        {
            log.LogInformation("Their password is {Password}", DemoData.Password);
        }
    }

    // At each start: a deployment that was tried out with demo data tends to be kept.
    private async Task WarnAsync(CancellationToken cancellation)
    {
        if (options.Value.Demonstration)
        {
            log.LogWarning("Start:Demonstration is set: demo data and simulated payments are allowed. Never let customers in here");
        }
        else if (await signIns.ArePresentAsync(cancellation))
        {
            log.LogError("The database holds the demo’s sign-ins, whose password is public. Deactivate them: checkout users deactivate");
        }

        if ((await SchemaFit.OfAsync(contexts, cancellation)).Newer is { Count: > 0 } newer)
        {
            log.LogWarning("The database is of a newer version, which this one can work with: {Migrations}", string.Join(", ", newer));
        }

        if (!await contexts.HasTrigramsAsync(cancellation))
        {
            log.LogWarning("The database has no extension pg_trgm: searches read every text. “checkout migrate” adds it");
        }
    }

    /// <summary>/health/ready says that the portal ends, and meanwhile it goes on taking requests.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("Told to end. New requests are taken for {Seconds} s, those under way have {More} s more",
            stop.Value.NoticeSeconds, stop.Value.FinishSeconds);
        if (stop.Value.Notice > TimeSpan.Zero)
        {
            await Task.Delay(stop.Value.Notice, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
