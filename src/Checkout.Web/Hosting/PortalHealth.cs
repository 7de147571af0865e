using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Checkout.Web.Hosting;

public static class PortalHealth
{
    /// <summary>Checks with this tag decide whether the process gets requests.</summary>
    public const string ReadyTag = "ready";

    public static void AddPortalHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks();

    public static void MapPortalHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
    }
}
