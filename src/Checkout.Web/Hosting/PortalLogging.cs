using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace Checkout.Web.Hosting;

public static class PortalLogging
{
    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ILogEventEnricher, LogLine.Who>();
        builder.Services.AddSerilog(
            (services, configuration) => configuration
                // Named: found by itself it opens every file of the program. Further ones are named by Serilog:Using.
                .ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(
                    typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly,
                    typeof(LoggerSinkConfigurationDebugExtensions).Assembly))
                .ReadFrom.Services(services)
                // Who breaks their own token is no failure of ours: the form that is refused for it is a line of the security log.
                .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
                .Enrich.FromLogContext()
                .WriteTo.Console(new LogLine()),
            // Serilog's static logger would be shared by all portals of a process: tests run several.
            preserveStaticLogger: true);
    }

    /// <summary>One line for each request: path without its query (it may hold search words), status and time.</summary>
    public static void UsePortalRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();

        // What is wrong with its health is logged by what looked for it.
        options.GetLevel = (context, _, exception) =>
            exception is null && context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Debug
            : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : LogEventLevel.Information;
    });
}
