using Checkout.Web.Settings;
using Checkout.Data;
using Checkout.Data.Sandbox;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Checkout.Testing.Web;

/// <summary>The portal's own program, on a given database and clock. Any type of its assembly leads to it; “Program” would be
/// ambiguous.</summary>
internal sealed class PortalHost(TestDatabase database, TimeProvider clock, PortalSettings settings, CheckoutDbContexts? contexts = null)
    : WebApplicationFactory<VendorOptions>
{
    private static readonly Dictionary<string, string> Vendor = new(StringComparer.Ordinal)
    {
        ["Vendor:Name"] = "Cirrus Software, Inc.",
        ["Vendor:ShortName"] = "Cirrus",
        ["Vendor:BillingPhone"] = "+1 415 555 0134",
        ["Vendor:BillingEmail"] = "billing@cirrus.example",
        ["Vendor:BillingHours"] = "Monday to Friday, 8:00–18:00 Pacific time",
        ["Vendor:TimeZone"] = "America/Los_Angeles",
        ["Vendor:TermsUrl"] = "https://cirrus.example/terms",
        ["Mail:PublicUrl"] = "https://localhost",
        ["Start:Migrate"] = "false",
        ["Start:Demonstration"] = "true",
        ["Start:DemoData"] = "false",
        // A built, not published, application otherwise asks browsers to revalidate every file.
        ["EnableStaticAssetsDevelopmentCaching"] = "true",
        ["Serilog:MinimumLevel:Default"] = "Error",
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(settings.Environment);
        builder.UseContentRoot(RepositoryRoot.Combine("src", "Checkout.Web"));
        builder.UseStaticWebAssets();
        builder.UseSetting("Database:Provider", database.Options.Provider.ToString());
        builder.UseSetting("Database:ConnectionString", database.Options.ConnectionString);
        foreach (var (key, value) in Vendor.Concat(Unlimited.Settings).Concat(settings.Configuration))
        {
            builder.UseSetting(key, value);
        }

        if (settings.Kestrel)
        {
            // Compressed files lie where the build put them, not in wwwroot; a browser asks for those.
            builder.UseStaticWebAssets();
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(contexts ?? ShadowedContexts.For(database.Options));
            if (SandboxEnvironment.Is(settings.Environment))
            {
                services.AddSingleton(provider => new SandboxClock(clock, provider.GetRequiredService<CheckoutDbContexts>()));
                services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SandboxClock>());
            }
            else
            {
                services.AddSingleton(clock);
            }

            if (!settings.Workers)
            {
                LeaveOutWorkers(services);
            }

            settings.Services?.Invoke(services);
        });
    }

    private static void LeaveOutWorkers(IServiceCollection services)
    {
        var workers = services
            .Where(service => service.ServiceType == typeof(IHostedService)
                && service.ImplementationType is { } type && type.Assembly == typeof(VendorOptions).Assembly && type != typeof(PortalStart))
            .ToList();
        foreach (var worker in workers)
        {
            services.Remove(worker);
        }
    }
}
