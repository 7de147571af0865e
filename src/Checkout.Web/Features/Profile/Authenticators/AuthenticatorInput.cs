namespace Checkout.Web.Features.Profile.Authenticators;

/// <summary>The first code of an app that is being added.</summary>
public sealed class AuthenticatorInput
{
    /// <summary>What the page showed as a QR code, protected.</summary>
    public string? Secret { get; set; }

    public string? Code { get; set; }
}

public sealed class AuthenticatorInputValidator : AbstractValidator<AuthenticatorInput>
{
    public AuthenticatorInputValidator() =>
        RuleFor(input => input.Code).NotEmpty().WithMessage("Enter the code that your app shows.").MaximumLength(20)
            .WithMessage("A code has six digits.");
}
