using System.Diagnostics;
using Checkout.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>
/// The runtime calls this before the program of a process that tests started (DOTNET_STARTUP_HOOKS). Hosts announce that they are being
/// built; this one gets the tests' clock. So the product needs no door for it, and one in production has none.
/// </summary>
#pragma warning disable MA0047 // The runtime looks for this name outside of any namespace.
internal sealed class StartupHook : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
#pragma warning restore MA0047
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new StartupHook());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
        {
            host.ConfigureServices(services => services.AddSingleton(TestClock.Running));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
