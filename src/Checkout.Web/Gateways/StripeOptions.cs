using FluentValidation;

namespace Checkout.Web.Gateways;

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

/// <summary>Shape only; whether the keys are needed is known where the gateway is chosen.</summary>
internal sealed class StripeOptionsValidator : AbstractValidator<StripeOptions>
{
    public StripeOptionsValidator()
    {
        // The value is never part of a message.
        RuleFor(options => options.SecretKey).Must(key => key.Length == 0 || key.StartsWith("sk_", StringComparison.Ordinal) || key.StartsWith("rk_", StringComparison.Ordinal))
            .WithMessage("must begin with sk_ or rk_");
        RuleFor(options => options.WebhookSecret).Must(secret => secret.Length == 0 || secret.StartsWith("whsec_", StringComparison.Ordinal)).WithMessage("must begin with whsec_");
        RuleFor(options => options.ApiUrl).Must(BeAnAddress).WithMessage("must be an absolute http or https address");
        RuleFor(options => options.PagesUrl).Must(BeAnAddress).WithMessage("must be an absolute http or https address");
        RuleFor(options => options.TimeoutSeconds).InclusiveBetween(1, 120);
    }

    private static bool BeAnAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";
}
