using Checkout.Data.Operating;
using Checkout.Web.Doctor;
using Checkout.Web.Telemetry;
using Checkout.Web.Templates;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Checkout.Web.Hosting;

public static class PortalHealth
{
    /// <summary>Checks with this tag decide whether the process gets requests.</summary>
    public const string ReadyTag = "ready";

    public static void AddPortalHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [ReadyTag])
            .AddCheck<RunsCheck>("runs", tags: [ReadyTag]).AddCheck<TemplatesCheck>("templates", tags: [ReadyTag]);
        builder.Services.AddPortalOptions<HealthOptions, HealthOptionsValidator>(HealthOptions.Section);
        builder.Services.AddPortalOptions<StopOptions, StopOptionsValidator>(StopOptions.Section);

        // The server finishes its requests while the workers end theirs.
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<StopOptions>>((host, stop) =>
            (host.ShutdownTimeout, host.ServicesStopConcurrently) = (stop.Value.Notice + stop.Value.Finish, true));
    }

    public static void MapPortalHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WitnessAsync })
            .AllowAnonymous();
        routes.MapHealthChecks("/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag), ResponseWriter = WriteAsync })
            .AllowAnonymous();
    }

    // It says nothing that anybody else could read.
    private static Task WitnessAsync(HttpContext context, HealthReport report)
    {
        context.RequestServices.GetRequiredService<Witness>().Answer(context);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(report.Status.ToString());
    }

    // Anybody may read it: the first line is the status, further ones are of the runs, which name nothing of a customer's.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        if (context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)
        {
            // No fault, so no check of its own, whose failure would be logged as one.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync("Stopping");
        }

        var lines = report.Entries.Values.Where(check => check.Status is HealthStatus.Degraded).Select(check => check.Description);
        return context.Response.WriteAsync(string.Join('\n', lines.Prepend(report.Status.ToString())));
    }

    private sealed class DatabaseCheck(CheckoutDbContexts contexts) : IHealthCheck
    {
        // What it throws is reported as unhealthy.
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation = default) =>
            await contexts.HasAnyAsync("Profiles", cancellation) && await SchemaFit.UnfitAsync(contexts, cancellation) is null
            ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }

    /// <summary>Mails go out with the built-in words, and somebody should know.</summary>
    private sealed class TemplatesCheck(TemplateFolder templates) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation = default) =>
            Task.FromResult(templates.Failing is { Count: > 0 } failing
                ? HealthCheckResult.Degraded(string.Join('\n', failing))
                : HealthCheckResult.Healthy());
    }

    /// <summary>A deployment whose background work stands still answers pages all the same, so it is degraded and not unhealthy: every
    /// node reads the same figures, and none would be left.</summary>
    private sealed class RunsCheck(OperatingWatch watch, IOptions<HealthOptions> options, ILogger<RunsCheck> log) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation = default)
        {
            try
            {
                return OperatingConcerns.Of(await watch.ReadAsync(cancellation), options.Value.ImportEvery) is { Count: > 0 } concerns
                    ? HealthCheckResult.Degraded(string.Join('\n', concerns))
                    : HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                log.LogError(exception, "What needs a person could not be read");
                return HealthCheckResult.Degraded("figures: they could not be read; the log says why");
            }
        }
    }
}
