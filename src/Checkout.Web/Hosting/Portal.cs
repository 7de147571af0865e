using Checkout.Web.Features.Errors;
using Checkout.Web.Telemetry;

namespace Checkout.Web.Hosting;

/// <summary>What a portal is made of, the order of its pipeline, and everything that is mapped in it.</summary>
public static class Portal
{
    /// <summary>A portal that has not started, made by the same settings. The command asks one for its services.</summary>
    /// <param name="services">What it is given beside its own services, and instead of them.</param>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? services = null)
    {
        // What people read is English. In whose words .NET names time zones, it decides once, by the language of the server.
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

        var builder = WebApplication.CreateBuilder(arguments);
        builder.AddPortalAddress();
        builder.AddPortalLogging();
        builder.AddPortalOptions();
        builder.AddPortalSecurity();
        builder.AddPortalData();
        builder.AddPortalSignIn();
        builder.AddPortalMvc();
        builder.AddPortalFeatures();
        builder.AddPortalTelemetry();
        builder.AddPortalHealth();
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseKeptByNobody();
        app.UsePortalRequestLogging();
        app.UsePortalCookies();
        app.UseFailurePages();
        app.UsePublicAddress();
        if (!app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.RedirectToHttps)
        {
            app.UseHttpsRedirection();
        }

        app.UseTextDoor();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseMiddleware<CurrentMemberMiddleware>();
        app.UseAuthorization();
    }

    public static void MapPortal(this WebApplication app)
    {
        // The fallback policy covers static files as well, and the sign-in page needs its style sheets.
        app.MapStaticAssets().AllowAnonymous();
        Brand.Map(app);
        app.MapPortalHealth();
        app.MapControllers().BehindTheGate().AnsweringHead().WithStaticAssets();
    }
}
