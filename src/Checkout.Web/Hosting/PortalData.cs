using Checkout.Data.Audit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SignInOptions = Checkout.Web.Settings.SignInOptions;

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
        builder.Services.AddSingleton(provider => AuditKey.Of(provider.GetRequiredService<IOptions<AuditOptions>>().Value,
            provider.GetRequiredService<DatabaseOptions>(), builder.Environment.ContentRootPath, builder.Environment.IsForTrying()));
        builder.Services.AddCheckoutData();
        builder.Services.AddHostedService<PortalStart>();

        // In the database, so that every process of a deployment reads every other's cookies.
        builder.Services.AddSingleton(provider => new SignInKey(provider.GetRequiredService<DatabaseOptions>(),
            provider.GetRequiredService<IOptions<SignInOptions>>().Value.Key, builder.Environment.ContentRootPath));
        builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) =>
        {
            keys.XmlRepository = new WrappedKeys(provider.GetRequiredService<CheckoutDbContexts>());
            keys.XmlEncryptor = new WrappedKeys.Encryptor(provider.GetRequiredService<SignInKey>());
        });
    }
}
