using Checkout.Web.Messages;

namespace Checkout.Web.Hosting;

/// <summary>
/// Where readers reach the portal (Mail:PublicUrl): under which path it lies on its site, and the only host that it answers to outside
/// development, beside those in AllowedHosts. Probes of its health come by any name.
/// </summary>
public static class PublicAddress
{
    public static PathString PathOf(MailOptions mail) =>
        Uri.TryCreate(mail.PublicUrl, UriKind.Absolute, out var url) ? new PathString(url.AbsolutePath.TrimEnd('/')) : default;

    public static void UsePublicAddress(this WebApplication app)
    {
        // Read with the first request: what is wrong with a setting is said at the start, with all others.
        var mail = app.Services.GetRequiredService<IOptions<MailOptions>>();
        var (path, hosts) = (new Lazy<PathString>(() => PathOf(mail.Value)), new Lazy<HashSet<string>>(() => HostsOf(app, mail.Value)));
        var security = app.Services.GetRequiredService<SecurityLog>();
        app.Use((context, next) =>
        {
            Enter(context.Request, path.Value);
            if (hosts.Value.Count == 0 || hosts.Value.Contains(context.Request.Host.Host)
                || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            {
                return next(context);
            }

            security.Refused(SecurityEvent.UnknownHost, context.Request.Host.Host);
            context.Features.Set(new Failure(StatusCodes.Status400BadRequest, "This portal has another address",
                $"Open {mail.Value.PublicUrl}."));
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static HashSet<string> HostsOf(WebApplication app, MailOptions mail) =>
        app.Environment.IsForTrying() || !Uri.TryCreate(mail.PublicUrl, UriKind.Absolute, out var url) ? []
            : new HashSet<string>((app.Configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Append(url.Host), StringComparer.OrdinalIgnoreCase);

    // Proxies pass the path on as a whole, or take it away, or say it in X-Forwarded-Prefix.
    private static void Enter(HttpRequest request, PathString path)
    {
        if (path.HasValue && request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            request.Path = rest;
        }

        if (!request.PathBase.HasValue)
        {
            request.PathBase = path;
        }
    }
}
