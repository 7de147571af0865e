using Checkout.Data.Payments.Gateways;

namespace Checkout.Web.Settings;

/// <summary>Shape only; whether the keys are needed is known where the gateway is chosen.</summary>
internal sealed class StripeOptionsValidator(IHostEnvironment environment) : ISettingsRules<StripeOptions>
{
    private const string NotInSandbox = "A sandbox moves no money: leave the keys of Stripe out of its settings.";

    public void Check(StripeOptions options, SettingsProblems problems)
    {
        problems.NotOfASandbox(options.SecretKey, environment, NotInSandbox);
        problems.NotOfASandbox(options.WebhookSecret, environment, NotInSandbox);
        // The value is never part of a message.
        problems.Must(options.SecretKey.Length == 0 || options.SecretKey.StartsWith("sk_", StringComparison.Ordinal)
            || options.SecretKey.StartsWith("rk_", StringComparison.Ordinal), nameof(options.SecretKey), "must begin with sk_ or rk_");
        problems.Must(options.WebhookSecret.Length == 0 || options.WebhookSecret.StartsWith("whsec_", StringComparison.Ordinal),
            nameof(options.WebhookSecret), "must begin with whsec_");
        problems.Must(IsAddress(options.ApiUrl), nameof(options.ApiUrl), "must be an absolute http or https address");
        problems.Must(IsAddress(options.PagesUrl), nameof(options.PagesUrl), "must be an absolute http or https address");
        problems.Between(options.TimeoutSeconds, 1, 120);
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";
}
