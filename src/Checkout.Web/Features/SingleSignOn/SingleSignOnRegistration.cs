using Checkout.Web.Features.SignIn;
using Checkout.Web.Features.SingleSignOn.Arrivals;
using Checkout.Web.Features.SingleSignOn.Protocol;
using Checkout.Web.Features.SingleSignOn.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SingleSignOn;

public static class SingleSignOnRegistration
{
    // The doors that the vendor's product links to.
    private static readonly PathString[] Doors = ["/launch", "/buy-more-licenses"];

    public static void AddSingleSignOn(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<VendorSignOnOptions, VendorSignOnOptionsValidator>(VendorSignOnOptions.Section);
        builder.Services.AddProviderHttp(builder.Environment.IsDevelopment());
        builder.Services.AddSingleton<ProviderMetadata>();
        builder.Services.AddSingleton<SignOnTickets>();
        builder.Services.AddSingleton<SignOnProtocol>();
        builder.Services.AddSingleton<SignOnSecrets>();
        builder.Services.AddSingleton<SignOnDomains>();
        builder.Services.AddSingleton<SignOnConsents>();
        builder.Services.AddSingleton<IDomainRecords, DnsRecords>();
        builder.Services.AddSingleton<CompanyArrivals>();
        builder.Services.AddSingleton<VendorArrivals>();
        builder.Services.AddScoped<SignOnDoor>();
        builder.Services.AddScoped<SignOnReturn>();
        builder.Services.AddScoped<SignOnTest>();
        builder.Services.AddScoped<SignOnSettingsPages>();
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .PostConfigure<IOptions<VendorSignOnOptions>>((cookie, vendor) =>
            {
                var otherwise = cookie.Events.OnRedirectToLogin;
                cookie.Events.OnRedirectToLogin = context =>
                {
                    var request = context.Request;
                    if (!vendor.Value.IsOn || InterruptedForm.Interrupts(request) || !Array.Exists(Doors, door => request.Path == door))
                    {
                        return otherwise(context);
                    }

                    context.Response.Redirect(request.PathBase + "/SignIn/Product"
                        + QueryString.Create("returnUrl", request.PathBase + request.Path + request.QueryString));
                    return Task.CompletedTask;
                };
            });
    }
}
