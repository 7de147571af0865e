namespace Checkout.Web.Features.SignIn.SecondFactor;

/// <summary>A code of the app, or a recovery code.</summary>
public sealed class SecondFactorInput
{
    /// <summary>One sentence for a wrong code, a used one and too many tries.</summary>
    public const string Wrong =
        "That code isn’t right, or was used already. Wait for the next one; after several wrong codes, none are looked at for a while.";

    public string? Code { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed class SecondFactorInputValidator : AbstractValidator<SecondFactorInput>
{
    public SecondFactorInputValidator() =>
        RuleFor(input => input.Code).NotEmpty().WithMessage("Enter the code.").MaximumLength(100)
            .WithMessage("A code is shorter than that.");
}
