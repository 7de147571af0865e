using Checkout.Data.Payments.Gateways;

namespace Checkout.Web.Settings;

internal sealed class PaymentOptionsValidator(IHostEnvironment environment, IOptions<StartOptions> start) : ISettingsRules<PaymentOptions>
{
    public void Check(PaymentOptions options, SettingsProblems problems)
    {
        problems.Must(options.Gateway is not GatewayKind.Simulated || environment.IsForTrying() || start.Value.Demonstration,
            nameof(options.Gateway),
            "The simulated gateway settles invoices and takes no money. Where no customer is, set Start:Demonstration as well.");
        problems.Must(options.Gateway is not GatewayKind.Stripe || !environment.IsSandbox(), nameof(options.Gateway),
            "A sandbox moves no money: its gateway is the simulated one.");
        // Stripe closes a page after half an hour at the earliest and a day at the latest.
        problems.Between(options.HoldMinutes, 31, 24 * 60);
        problems.Between(options.ReconcileSeconds, 5, 3600);
        foreach (var (index, limit) in options.CardLimits.Index())
        {
            problems.Must(Currency.TryFromCode(limit.Key.ToUpperInvariant(), out _) && limit.Value > 0m,
                $"{nameof(options.CardLimits)}[{index}]", $"“{limit}” is not an amount above zero of an ISO 4217 currency");
        }
    }
}
