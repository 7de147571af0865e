using Checkout.Data.Payments.Simulated;

namespace Checkout.Web.Features.SimulatedGateway;

/// <summary>What the simulated page posts.</summary>
public sealed class SimulatedCardInput
{
    public string Card { get; init; } = "";

    /// <summary>As “12/30”.</summary>
    public string Expiry { get; init; } = "";

    /// <summary>True where the bank’s question was answered.</summary>
    public bool Confirmed { get; init; }
}

public sealed class SimulatedCardInputValidator : AbstractValidator<SimulatedCardInput>
{
    public SimulatedCardInputValidator()
    {
        RuleFor(input => input.Card).Must(number => SimulatedCard.Find(number) is not null)
            .WithMessage("Use one of the numbers on this page. Never type a real card here.");
        RuleFor(input => input.Expiry).Matches(@"^\s*(0?[1-9]|1[0-2])\s*/\s*[0-9]{2}\s*$")
            .WithMessage("Enter month and year, for instance 12/30.");
    }
}
