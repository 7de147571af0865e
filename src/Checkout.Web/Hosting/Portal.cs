using Checkout.Web.Features.Errors;

namespace Checkout.Web.Hosting;

/// <summary>The order of the pipeline, and everything that is mapped in it.</summary>
public static class Portal
{
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
