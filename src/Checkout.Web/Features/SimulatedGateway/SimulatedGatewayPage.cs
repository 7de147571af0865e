using Checkout.Data.Payments.Simulated;

namespace Checkout.Web.Features.SimulatedGateway;

/// <summary>The simulated provider’s page.</summary>
public sealed record SimulatedGatewayPage(SimulatedPayment Payment, SimulatedCardInput Input)
{
    /// <summary>What the provider says about the card that was sent last.</summary>
    public string? Refusal { get; init; }

    /// <summary>True where the card’s bank wants an answer.</summary>
    public bool AsksForConfirmation { get; init; }

    /// <summary>True where the page does not come to an end: the money comes later.</summary>
    public bool TimedOut { get; init; }

    public bool IsSetup => Payment.Mode is SimulatedMode.Setup;

    public bool IsOpen => Payment.Outcome is GatewayOutcome.Open;
}
