using Checkout.Data.Payments.Autopay;
using Checkout.Web.Settings;
using System.Diagnostics;
using System.Globalization;
using Checkout.Data;
using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Payments.Simulated;
using Checkout.Data.Runs;
using Checkout.Web.Hosting;
using Checkout.Web.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Crash;

/// <summary>
/// Everything that a portal does by itself, composed as the portal composes it, on a clock that is told. Each line of standard input is an
/// instant at which all of it is done once, in the order of the portal's workers, and may say where in it this process is to die.
/// </summary>
internal static class Living
{
    public static async Task RunAsync(DatabaseOptions database, string folder, Action<string> acknowledge)
    {
        var (clock, fault) = (new ToldClock(), new FaultPoint(int.MaxValue));
        using var watched = DiagnosticListener.AllListeners.Subscribe(fault);
        var drop = new MailDrop(folder);
        var deadly = default(DeadlyGateway);
        await using var portal = Compose(database, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IMailTransport>(drop);
            services.AddSingleton<IPaymentGateway>(provider => deadly = new DeadlyGateway(provider.GetRequiredService<SimulatedGateway>()));
        });
        _ = portal.Services.GetRequiredService<IPaymentGateway>();
        acknowledge("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            // “2026-03-15T20:00:00Z charge 0”: when, where to die, and how many to let pass there.
            var words = line.Split(' ');
            var place = words.ElementAtOrDefault(1);
            var pass = words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 0;
            clock.Now = DateTimeOffset.Parse(words[0], CultureInfo.InvariantCulture);
            fault.LetPass(place == "commit" ? pass : int.MaxValue);
            deadly!.LetPass(place == "charge" ? pass : int.MaxValue);
            drop.LetPass(place == "mail" ? pass : int.MaxValue);
            await WorkAsync(portal.Services);
            acknowledge("done");
        }
    }

    private static WebApplication Compose(DatabaseOptions database, Action<IServiceCollection> differently)
    {
        // The settings are those of an installation, not of the folder in which the tests run.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Development"
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = database.Provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Audit:Key"] = Environment.GetEnvironmentVariable("Audit__Key"),
            ["SignIn:Key"] = Environment.GetEnvironmentVariable("SignIn__Key"),
            ["Vendor:Name"] = "Cirrus Software, Inc.",
            ["Vendor:BillingEmail"] = "billing@cirrus.example",
            ["Vendor:TimeZone"] = "America/Los_Angeles",
            ["Mail:PublicUrl"] = "https://pay.cirrus.example",
        });
        builder.Logging.ClearProviders();
        builder.AddPortalOptions();
        builder.AddPortalSecurity();
        builder.AddPortalData();
        builder.AddPortalSignIn();
        builder.AddPortalMvc();

        // The portal's views are found in the process's own assembly, which here is another one.
        builder.Services.AddMvc().AddApplicationPart(typeof(PortalMvc).Assembly);
        builder.AddPortalFeatures();
        differently(builder.Services);
        return builder.Build();
    }

    private static async Task WorkAsync(IServiceProvider services)
    {
        var token = CancellationToken.None;
        var guard = services.GetRequiredService<RunGuard>();
        await services.GetRequiredService<DailyWork>().RunAsync(token);
        await services.GetRequiredService<BillingRun>().RunAsync(token);
        await Task.WhenAll(
            Task.Run(() => services.GetRequiredService<ReminderRun>().RunAsync(token)),
            Task.Run(() => services.GetRequiredService<AutopayRun>().RunAsync(token)),
            Task.Run(() => services.GetRequiredService<ReconcileAttempts>().RunAsync(token)));
        await services.GetRequiredService<MethodUpkeep>().RunAsync(token);
        var receive = services.GetRequiredService<ReceiveNotification>();
        await guard.PassAsync("notifications", pass => services.GetRequiredService<SimulatedGateway>().DeliverAsync(
            pass, async (body, signature, stop) => await receive.RunAsync(body, signature, stop) is not ReceivedNotification.Refused,
            token), token);
        await using var scope = services.CreateAsyncScope();
        var dispatcher = scope.ServiceProvider.GetRequiredService<OutboxDispatcher>();
        while (await dispatcher.RunAsync(MailLane.Words, token) + await dispatcher.RunAsync(MailLane.Documents, token) > 0)
        {
            // Until nothing is due any more.
        }

        if (guard.Standing is { Count: > 0 } standing)
        {
            throw new InvalidOperationException(string.Join('\n', standing));
        }
    }

    private sealed class ToldClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
