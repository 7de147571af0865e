using Checkout.Data.Payments.Autopay;
using Checkout.Data.Payments.Simulated;
using Checkout.Web.Features.Payments.Information;
using Checkout.Web.Features.Payments.Paying;
using Checkout.Web.Workers;

namespace Checkout.Web.Hosting;

/// <summary>Registers the gateway that is configured, and what works with it.</summary>
public static class PaymentsRegistration
{
    public static void AddPortalPayments(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPortalOptions<PaymentOptions, PaymentOptionsValidator>(PaymentOptions.Section);
        services.AddPortalOptions<StripeOptions, StripeOptionsValidator>(StripeOptions.Section);
        services.AddPortalOptions<AutopayOptions, AutopayOptionsValidator>(AutopayOptions.Section);
        services.AddOptions<StripeOptions>().Validate<IOptions<PaymentOptions>>(
            (stripe, payments) => GatewayOf(payments) is not GatewayKind.Stripe
            || (stripe.SecretKey.Length > 0 && stripe.WebhookSecret.Length > 0),
            "Stripe: SecretKey and WebhookSecret are needed where Payments:Gateway is Stripe.");
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PaymentOptions>>().Value;
            return CardPayments.Of(options, builder.Environment.IsForTrying());
        });
        services.AddSingleton(provider =>
            new SimulatedSignature(provider.GetRequiredService<IOptions<PaymentOptions>>().Value.SimulatedSecret));
        services.AddSingleton(provider =>
        {
            var vendor = provider.GetRequiredService<IOptions<VendorOptions>>().Value;
            return new BillingDepartment(vendor.BillingEmail, $"{vendor.CalledName} billing");
        });
        services.AddSingleton(provider => AutopayTerms.Of(provider.GetRequiredService<IOptions<AutopayOptions>>().Value,
            provider.GetRequiredService<CardPayments>()));
        services.AddCheckoutPayments();
        services.AddScoped<PayPages>();
        services.AddScoped<PayLinks>();
        services.AddScoped<ChargeAccepted>();
        services.AddScoped<PaymentInformationPages>();

        // In the order of a day: what is invoiced is announced and charged, and what a gateway says of it is heard.
        services.AddPortalOptions<BillingOptions, BillingOptionsValidator>(BillingOptions.Section);
        services.AddHostedService<BillingWorker>();
        services.AddHostedService<AutopayWorker>();
        services.AddHostedService<ReconcileWorker>();
        services.AddHostedService<SimulatedNotificationWorker>();
    }

    // What is wrong with the payments' own settings is told of them, and must not hide what is wrong with Stripe's.
    private static GatewayKind? GatewayOf(IOptions<PaymentOptions> payments)
    {
        try
        {
            return payments.Value.Gateway;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}
