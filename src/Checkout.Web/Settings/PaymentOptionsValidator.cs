using Checkout.Data.Payments.Gateways;

namespace Checkout.Web.Settings;

internal sealed class PaymentOptionsValidator : AbstractValidator<PaymentOptions>
{
    public PaymentOptionsValidator(IHostEnvironment environment, IOptions<StartOptions> start)
    {
        RuleFor(options => options.Gateway).NotEqual(GatewayKind.Simulated)
            .When(_ => !environment.IsForTrying() && !start.Value.Demonstration)
            .WithMessage(
                "The simulated gateway settles invoices and takes no money. Where no customer is, set Start:Demonstration as well.");
        RuleFor(options => options.Gateway).NotEqual(GatewayKind.Stripe).When(_ => environment.IsSandbox())
            .WithMessage("A sandbox moves no money: its gateway is the simulated one.");
        // Stripe closes a page after half an hour at the earliest and a day at the latest.
        RuleFor(options => options.HoldMinutes).InclusiveBetween(31, 24 * 60);
        RuleFor(options => options.ReconcileSeconds).InclusiveBetween(5, 3600);
        RuleForEach(options => options.CardLimits)
            .Must(limit => Currency.TryFromCode(limit.Key.ToUpperInvariant(), out _) && limit.Value > 0m)
            .WithMessage("“{PropertyValue}” is not an amount above zero of an ISO 4217 currency");
    }
}
