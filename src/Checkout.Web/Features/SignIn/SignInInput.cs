namespace Checkout.Web.Features.SignIn;

/// <summary>Who somebody says they are.</summary>
public sealed class SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>Where signing in leads: a path of this portal.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>True where a form was sent after its session had ended.</summary>
    public bool Interrupted { get; set; }
}

public sealed class SignInInputValidator : AbstractValidator<SignInInput>
{
    public SignInInputValidator()
    {
        RuleFor(input => input.Email).NotEmpty().WithMessage("Enter your work e-mail address.").MaximumLength(320)
            .WithMessage("An e-mail address is shorter than that.");
        RuleFor(input => input.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(1000)
            .WithMessage("A password is shorter than that.");
    }
}
