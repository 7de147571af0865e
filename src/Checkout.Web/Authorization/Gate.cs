using Microsoft.AspNetCore.Authorization;

namespace Checkout.Web.Authorization;

/// <summary>Puts the policy on every controller's routes, and makes it the fallback for whatever else is mapped.</summary>
public static class Gate
{
    public static void AddGate(this IServiceCollection services)
    {
        services.AddSingleton<MembershipLookup>();
        services.AddScoped<CurrentMember>();
        services.AddSingleton<ActivityLog>();
        services.AddScoped<AccountSwitch>();
        services.AddScoped<OtherAccounts>();
        services.AddSingleton<Deeds>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<OtherAccountsFilter>());
        services.AddScoped<IAuthorizationHandler, ActiveUser.Handler>();
        services.AddScoped<IAuthorizationHandler, BillingManager.Handler>();
        services.AddAuthorization(authorization =>
        {
            var billing = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new BillingManager()).Build();
            authorization.AddPolicy(Policies.ManageBilling, billing);
            authorization.AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser().AddRequirements(new ActiveUser()));
            authorization.DefaultPolicy = billing;
            authorization.FallbackPolicy = billing;
        });
    }

    /// <summary>Gates the routes also where an action carries an attribute of its own, which alone would replace the fallback.</summary>
    public static TBuilder BehindTheGate<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(endpoint =>
        {
            if (!endpoint.Metadata.OfType<SignedInOnlyAttribute>().Any())
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.ManageBilling));
            }
        });
        return routes;
    }
}
