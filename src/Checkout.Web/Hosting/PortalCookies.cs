using Checkout.Web.Messages;
using Microsoft.AspNetCore.CookiePolicy;

namespace Checkout.Web.Hosting;

/// <summary>
/// What all cookies of the portal have in common. On their way they carry a prefix with which browsers keep them from other hosts and
/// subdomains, or at least to HTTPS where the portal shares its host; the code names them without it.
/// </summary>
public static class PortalCookies
{
    /// <summary>Begins the names of the portal's cookies.</summary>
    private const string Ours = "checkout.";

    public static void AddPortalCookies(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CookiePrefix>();
        builder.Services.AddOptions<CookiePolicyOptions>().Configure<CookiePrefix>((cookies, prefix) =>
        {
            cookies.HttpOnly = HttpOnlyPolicy.Always;
            cookies.Secure = builder.Environment.IsForTrying() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            cookies.MinimumSameSitePolicy = SameSiteMode.Lax;
            cookies.OnAppendCookie = cookie =>
            {
                cookie.CookieName = prefix.Value + cookie.CookieName;
                cookie.CookieOptions.Path = prefix.PathIn(cookie.Context);
            };
            cookies.OnDeleteCookie = cookie =>
            {
                cookie.CookieName = prefix.Value + cookie.CookieName;
                cookie.CookieOptions.Path = prefix.PathIn(cookie.Context);
            };
        });
    }

    public static void UsePortalCookies(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var prefix = context.RequestServices.GetRequiredService<CookiePrefix>().Value;
            if (prefix.Length > 0 && context.Request.Headers.Cookie.Count > 0)
            {
                context.Request.Headers.Cookie = WithoutPrefix(context.Request.Headers.Cookie.ToString(), prefix);
            }

            return next(context);
        });
        app.UseCookiePolicy();
    }

    // One of our names without its prefix is somebody else's: a subdomain's, for instance.
    private static string WithoutPrefix(string cookies, string prefix) =>
        string.Join("; ", cookies.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(cookie => !cookie.StartsWith(Ours, StringComparison.Ordinal))
            .Select(cookie => cookie.StartsWith(prefix + Ours, StringComparison.Ordinal) ? cookie[prefix.Length..] : cookie));
}

/// <summary>What stands before the names of all cookies.</summary>
public sealed class CookiePrefix(IHostEnvironment environment, IOptions<MailOptions> mail)
{
    private const string Host = "__Host-";

    // A cookie with the stricter one is sent to every path of its host.
    public string Value { get; } = environment.IsForTrying() ? "" : PublicAddress.PathOf(mail.Value).HasValue ? "__Secure-" : Host;

    public string PathIn(HttpContext context) =>
        Value == Host || !context.Request.PathBase.HasValue ? "/" : context.Request.PathBase.Value!;
}
