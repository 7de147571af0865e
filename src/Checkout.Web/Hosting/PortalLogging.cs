using Serilog;
using Serilog.Events;

namespace Checkout.Web.Hosting;

public static class PortalLogging
{
    // TraceId is the reference number that error pages show.
    private const string Template =
        "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {TraceId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddPortalLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (services, configuration) => configuration
                .ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture),
            // Serilog's static logger would be shared by all portals of a process: tests run several.
            preserveStaticLogger: true);

    /// <summary>One line for each request: path without its query (it may hold search words), status, time, and what was set on the
    /// diagnostic context.</summary>
    public static void UsePortalRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.GetLevel = (context, _, exception) =>
            exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError
            ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Debug
                : LogEventLevel.Information;
    });
}
