using Checkout.Data.Payments.Gateways;

namespace Checkout.Web.Settings;

/// <summary>Shape only; whether the keys are needed is known where the gateway is chosen.</summary>
internal sealed class StripeOptionsValidator : AbstractValidator<StripeOptions>
{
    private const string NotInSandbox = "A sandbox moves no money: leave the keys of Stripe out of its settings.";

    public StripeOptionsValidator(IHostEnvironment environment)
    {
        RuleFor(options => options.SecretKey).IsNotOfASandbox(environment, NotInSandbox);
        RuleFor(options => options.WebhookSecret).IsNotOfASandbox(environment, NotInSandbox);
        // The value is never part of a message.
        RuleFor(options => options.SecretKey)
            .Must(key => key.Length == 0 || key.StartsWith("sk_", StringComparison.Ordinal)
            || key.StartsWith("rk_", StringComparison.Ordinal))
            .WithMessage("must begin with sk_ or rk_");
        RuleFor(options => options.WebhookSecret)
            .Must(secret => secret.Length == 0 || secret.StartsWith("whsec_", StringComparison.Ordinal))
            .WithMessage("must begin with whsec_");
        RuleFor(options => options.ApiUrl).Must(BeAnAddress).WithMessage("must be an absolute http or https address");
        RuleFor(options => options.PagesUrl).Must(BeAnAddress).WithMessage("must be an absolute http or https address");
        RuleFor(options => options.TimeoutSeconds).InclusiveBetween(1, 120);
    }

    private static bool BeAnAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";
}
