using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication.Cookies;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Checkout.VendorOrg;

/// <summary>The product's own sign-in as an OpenID Connect provider: one client, the portal, and nothing stored.</summary>
internal static class SignInServer
{
    private const string Account = "account";
    private const string Permission = "permissions";

    public static void AddSignInServer(this WebApplicationBuilder builder, VendorWorld org) =>
        builder.Services.AddOpenIddict().AddServer(server =>
    {
        server.SetIssuer(org.Address);
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.EnableDegradedMode();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != VendorWorld.ClientId || context.RedirectUri is null
                || !org.Portal.IsBaseOf(new Uri(context.RedirectUri)))
            {
                context.Reject(Errors.InvalidClient, "Only the portal may ask.");
            }

            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != VendorWorld.ClientId || context.ClientSecret != VendorWorld.ClientSecret)
            {
                context.Reject(Errors.InvalidClient, "Only the portal may ask.");
            }

            return default;
        }));
    });

    /// <summary>Says who is signed in, or has them sign in first.</summary>
    public static void MapSignInServer(this WebApplication app, VendorWorld org) =>
        app.MapMethods("connect/authorize", ["GET", "POST"], (HttpContext http) =>
    {
        if (org.People.FirstOrDefault(person => person.Email == http.User.FindFirstValue(ClaimTypes.Email)) is not { } person)
        {
            return Results.Challenge(new() { RedirectUri = http.Request.Path + http.Request.QueryString },
                [CookieAuthenticationDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Email).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, value: true).SetClaim(Account, person.Account);
        if (person.ManagesBilling)
        {
            identity.SetClaim(Permission, "manage-billing");
        }

        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    });
}
