using Checkout.Web.Features.Sandbox.Mails;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;

namespace Checkout.Web.Hosting;

public static class PortalSecurity
{
    // The largest form of the portal takes a tenth of it; the one route that takes more says so.
    private const long LargestBody = 1 << 20;

    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);

    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
        var development = builder.Environment.IsForTrying();
        var secure = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<ProxyOptions>>((timeouts, proxy) =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(proxy.Value.RequestSeconds) });
        builder.Services.AddSingleton<SecurityLog>();
        builder.AddPortalCookies();
        HeaderPolicyCollection Headers(bool showsFrame = false) =>
            SecurityHeaders(development, PaymentPages(builder.Configuration), HstsSubdomains(builder.Configuration), showsFrame);
        builder.Services.AddSecurityHeaderPolicies().SetDefaultPolicy(Headers())
            .AddPolicy(FramedMail.PagePolicy, Headers(showsFrame: true)).AddPolicy(FramedMail.MailPolicy, FramedMail.Headers());

        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "checkout.antiforgery";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            // The cookie policy below marks it Secure. Demanded here, every page would fail behind a proxy that ends TLS without saying so.
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // NetEscapades writes X-Frame-Options and frame-ancestors on every answer.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormAccount>();
        builder.Services.Configure<CookieTempDataProviderOptions>(tempData =>
        {
            tempData.Cookie.Name = Flash.Cookie;
            tempData.Cookie.SecurePolicy = secure;
        });

        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            forwarded.ForwardedHeaders = proxy.Value.TrustedNetworks.Count > 0
                ? ForwardedHeaders.All
                : ForwardedHeaders.None;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxy.Value.TrustedNetworks)
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
    }

    private static string? PaymentPages(ConfigurationManager configuration) =>
        string.Equals(configuration[$"{PaymentOptions.Section}:{nameof(PaymentOptions.Gateway)}"], nameof(GatewayKind.Stripe),
            StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(configuration[$"{StripeOptions.Section}:{nameof(StripeOptions.PagesUrl)}"] ?? new StripeOptions().PagesUrl,
                UriKind.Absolute, out var pages)
            ? pages.GetLeftPart(UriPartial.Authority)
            : null;

    private static bool HstsSubdomains(ConfigurationManager configuration) =>
        bool.TryParse(configuration[$"{ProxyOptions.Section}:{nameof(ProxyOptions.HstsSubdomains)}"], out var wanted) && wanted;

    private static HeaderPolicyCollection SecurityHeaders(bool development, string? paymentPages, bool hstsSubdomains,
        bool showsFrame)
    {
        var headers = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddCustomHeader("Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), display-capture=(), sync-xhr=()")
            .RemoveServerHeader()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddImgSrc().Self().Data();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddManifestSrc().Self();
                if (showsFrame)
                {
                    policy.AddFrameSrc().Self();
                }

                policy.AddObjectSrc().None();
                var forms = policy.AddFormAction().Self();
                if (paymentPages is not null)
                {
                    // Browsers hold a form to this also where its answer leads on to the gateway's page.
                    forms.From(paymentPages);
                }

                policy.AddFrameAncestors().None();
                policy.AddBaseUri().None();
            });

        // Whether subdomains may be bound is the vendor's decision.
        return development ? headers
            : hstsSubdomains ? headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains((int)OneYear.TotalSeconds)
            : headers.AddStrictTransportSecurityMaxAge((int)OneYear.TotalSeconds);
    }
}
