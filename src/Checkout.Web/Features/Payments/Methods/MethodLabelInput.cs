namespace Checkout.Web.Features.Payments.Methods;

/// <summary>What naming a method posts.</summary>
public sealed class MethodLabelInput
{
    public const int MaxLength = 60;

    /// <summary>Empty takes the name away.</summary>
    public string? Label { get; init; }
}

public sealed class MethodLabelInputValidator : AbstractValidator<MethodLabelInput>
{
    public MethodLabelInputValidator() =>
        RuleFor(input => input.Label).MaximumLength(MethodLabelInput.MaxLength)
        .WithMessage($"Write at most {MethodLabelInput.MaxLength} characters.")
        .Must(label => (label ?? "").Count(char.IsAsciiDigit) < 12)
            .WithMessage("Never write a card number here. A name like “Team travel” is enough.");
}
