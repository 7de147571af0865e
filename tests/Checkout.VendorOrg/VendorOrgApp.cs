using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Checkout.VendorOrg;

/// <summary>The vendor's own product: an app menu, a setup page, and a sign-in that the portal trusts.</summary>
public static class VendorOrgApp
{
    /// <param name="clock">What time it is there; null for the machine’s.</param>
    public static WebApplication Create(VendorWorld org, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(VendorOrgApp).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(org.Address.GetLeftPart(UriPartial.Authority));
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            (cookie.LoginPath, cookie.ReturnUrlParameter, cookie.Cookie.Name) = ("/sign-in", "returnUrl", "vendor-org");
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        builder.AddSignInServer(org);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            // The form that signs in leads on to the portal, when that asked.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; "
                + $"frame-ancestors 'none'; form-action 'self' {org.Portal.GetLeftPart(UriPartial.Authority)}";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
        app.UseAuthentication();
        app.MapGet("/style.css", () => Results.Text(Pages.Style, "text/css; charset=utf-8"));
        app.MapGet("/", (HttpContext http) => For(org, http, person => Pages.Home(org, person)));
        app.MapGet("/setup/company", (HttpContext http) => For(org, http, person => Pages.Company(org, person)));
        app.MapGet("/sign-in", (string? returnUrl) => Html(Pages.SignIn(org, returnUrl ?? "/")));
        app.MapPost("/sign-in", async (HttpContext http, string? returnUrl) =>
        {
            var email = (await http.Request.ReadFormAsync())["email"].ToString();
            await http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, email)], "person")));
            return Results.LocalRedirect(string.IsNullOrEmpty(returnUrl) ? "/" : returnUrl);
        });
        app.MapPost("/sign-out", async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
        app.MapSignInServer(org);
        return app;
    }

    private static IResult For(VendorWorld org, HttpContext http, Func<OrgPerson, string> page) =>
        org.People.FirstOrDefault(person => person.Email == http.User.FindFirstValue(ClaimTypes.Email)) is { } person
            ? Html(page(person)) : Results.Challenge(new() { RedirectUri = http.Request.Path },
                [CookieAuthenticationDefaults.AuthenticationScheme]);

    private static IResult Html(string page) => Results.Text(page, "text/html; charset=utf-8");
}
