using Checkout.Data.Audit;
using Microsoft.AspNetCore.DataProtection;

namespace Checkout.Web.Hosting;

public static class PortalData
{
    // Part of every key's purpose: changing it ends all sessions and open forms.
    private const string ApplicationName = "Checkout";

    public static void AddPortalData(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<DatabaseOptions, DatabaseOptionsValidator>(DatabaseOptions.Section);
        builder.Services.AddPortalOptions<AuditOptions, AuditOptionsValidator>(AuditOptions.Section);
        builder.Services.AddPortalOptions<StartOptions, StartOptionsValidator>(StartOptions.Section);
        builder.Services.AddSingleton(provider =>
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.RootedAt(builder.Environment.ContentRootPath));
        builder.Services.AddSingleton(provider => new AuditKey(provider.GetRequiredService<DatabaseOptions>(),
            provider.GetRequiredService<IOptions<AuditOptions>>().Value.Key, builder.Environment.ContentRootPath,
            builder.Environment.IsDevelopment()));
        builder.Services.AddCheckoutData();
        builder.Services.AddHostedService<PortalStart>();

        // In the database, so that every process of a deployment reads every other's cookies.
        builder.Services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToDbContext<CheckoutDbContext>();

        builder.Services.AddHealthChecks().AddDbContextCheck<CheckoutDbContext>(
            "database",
            tags: [PortalHealth.ReadyTag],
            customTestQuery: (db, cancellation) => db.Profiles.AnyAsync(cancellation));
    }
}
