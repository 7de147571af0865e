using Checkout.Data.Sandbox;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Features.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.Sandbox;

/// <summary>A sandbox’s portal, with its workers and a folder for its mails.</summary>
internal sealed class SandboxPortal : IAsyncDisposable
{
    private SandboxPortal(TestDatabase database, FakeTimeProvider clock, DirectoryInfo mails)
    {
        Mails = mails;
        Portal = Portal.Start(database, clock, new PortalSettings
        {
            Environment = SandboxEnvironment.Name,
            Workers = true,
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Folder"] = mails.FullName,
                ["Payments:Gateway"] = "Simulated",
            },
        });
    }

    public Portal Portal { get; }

    public DirectoryInfo Mails { get; }

    public SandboxMove Move => Portal.Services.GetRequiredService<SandboxMove>();

    /// <param name="database">Filled already, as no sandbox would take it: it is marked first.</param>
    /// <param name="mails">Another process’s folder.</param>
    public static async Task<SandboxPortal> StartAsync(TestDatabase database, FakeTimeProvider clock, DirectoryInfo? mails = null)
    {
        await using var db = database.Contexts.Unscoped();
        if (!db.SandboxTimes.Any())
        {
            db.SandboxTimes.Add(new SandboxTime());
            await db.SaveChangesAsync();
        }

        return new SandboxPortal(database, clock, mails ?? Directory.CreateTempSubdirectory("checkout-sandbox-"));
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (Mails.Exists)
        {
            Mails.Delete(recursive: true);
            Mails.Refresh();
        }
    }
}
