using Checkout.Data.Collections;
using Checkout.Data.Deadlines;
using Checkout.Data.Sandbox;
using Checkout.Web.Branding;
using Checkout.Web.Features.AddProducts;
using Checkout.Web.Features.DeepLinks;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Templates;

namespace Checkout.Web.Hosting;

public static class PortalOptions
{
    public static void AddPortalOptions(this WebApplicationBuilder builder)
    {
        builder.Services.AddPortalOptions<VendorOptions, VendorOptionsValidator>(VendorOptions.Section);
        builder.Services.AddPortalOptions<TemplateOptions, TemplateOptionsValidator>(TemplateOptions.Section);
        builder.Services.AddPortalOptions<ProxyOptions, ProxyOptionsValidator>(ProxyOptions.Section);
        builder.Services.AddPortalOptions<SignInOptions, SignInOptionsValidator>(SignInOptions.Section);
        builder.Services.AddPortalOptions<LimitOptions, LimitOptionsValidator>(LimitOptions.Section);
        builder.Services.AddPortalOptions<LaunchOptions, LaunchOptionsValidator>(LaunchOptions.Section);
        builder.Services.AddPortalOptions<BuyingOptions, BuyingOptionsValidator>(BuyingOptions.Section);
        builder.Services.AddPortalOptions<TransferOptions, TransferOptionsValidator>(TransferOptions.Section);
        builder.Services.AddPortalOptions<ReminderOptions, ReminderOptionsValidator>(ReminderOptions.Section);
        builder.Services.AddPortalOptions<DeadlineOptions, DeadlineOptionsValidator>(DeadlineOptions.Section);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<DeadlineOptions>>().Value.ToPolicy());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<TransferOptions>>().Value.ToPolicy());
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReminderOptions>>().Value.ToPolicy());

        if (builder.Environment.IsSandbox())
        {
            builder.Services.AddSingleton(provider =>
                new SandboxClock(TimeProvider.System, provider.GetRequiredService<CheckoutDbContexts>()));
            builder.Services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SandboxClock>());
        }
        else
        {
            builder.Services.AddSingleton(TimeProvider.System);
        }

        builder.Services.AddSingleton(provider =>
            new BusinessCalendar(TimeZoneInfo
                .FindSystemTimeZoneById(provider.GetRequiredService<IOptions<VendorOptions>>().Value.TimeZone)));
        builder.Services.AddSingleton<VendorLooks>();
        builder.Services.AddSingleton<TemplateFolder>();
        builder.Services.AddScoped<Reader>();
    }
}
