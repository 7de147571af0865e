using Checkout.Web.Requests;
using Checkout.Web.Settings;
using Checkout.Testing;
using Checkout.Web.Features.Errors;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Core;

namespace Checkout.Web.Tests.Shell;

/// <summary>The portal's shell without accounts and database: the same services and pipeline pieces around controllers of the
/// tests.</summary>
internal sealed class ShellHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ShellHost(WebApplication app, LogCollector log)
    {
        _app = app;
        Log = log;
        Client = app.GetTestClient();
        Client.BaseAddress = new Uri("https://portal.example");
    }

    public HttpClient Client { get; }

    public LogCollector Log { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<ShellHost> StartAsync(
        string environment = "Production",
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Checkout.Web",
            ContentRootPath = RepositoryRoot.Combine("src", "Checkout.Web"),
            EnvironmentName = environment,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            // A built, not published, application otherwise asks browsers to revalidate every file.
            ["EnableStaticAssetsDevelopmentCaching"] = "true",
            ["Vendor:Name"] = "Cirrus Software, Inc.",
            ["Vendor:ShortName"] = "Cirrus",
            ["Vendor:BillingPhone"] = "+1 415 555 0134",
            ["Vendor:BillingEmail"] = "billing@cirrus.example",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.WebHost.UseStaticWebAssets();

        builder.AddPortalLogging();
        builder.AddPortalOptions();
        builder.AddPortalSecurity();
        builder.AddPortalMvc();
        builder.AddPortalHealth();

        var log = new LogCollector();
        builder.Services.AddSingleton<ILogEventSink>(log);
        builder.Services.AddScoped<IFrameSource, NoFrame>();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(ShellHost).Assembly);
        services?.Invoke(builder.Services);

        var app = builder.Build();
        if (SettingsCheck.Problems(app.Services) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(SettingsCheck.Page(problems));
        }

        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseKeptByNobody();
        app.UsePortalRequestLogging();
        app.UsePortalCookies();
        app.UseFailurePages();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.MapStaticAssets().AllowAnonymous();
        Brand.Map(app);
        app.MapPortalHealth();
        app.MapControllers().WithStaticAssets();
        await app.StartAsync();
        return new ShellHost(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
