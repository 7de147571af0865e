namespace Checkout.Data.Payments.Gateways;

/// <summary>The account at Stripe. Keys are secrets: environment variables are the place for them, and they are never logged.</summary>
public sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary>Begins with sk_ or rk_.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The signing secret of the webhook endpoint; begins with whsec_.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Where the API is.</summary>
    public string ApiUrl { get; set; } = "https://api.stripe.com";

    /// <summary>Where Stripe’s payment pages are: the one place outside that forms of the portal may lead to.</summary>
    public string PagesUrl { get; set; } = "https://checkout.stripe.com";

    /// <summary>How long an answer may take.</summary>
    public int TimeoutSeconds { get; set; } = 20;
}
