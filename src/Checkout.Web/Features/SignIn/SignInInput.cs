using Checkout.Web.Features.SignIn.Passwords;

namespace Checkout.Web.Features.SignIn;

/// <summary>Who somebody says they are.</summary>
public sealed class SignInInput
{
    public string? Email { get; set; }

    /// <summary>Sent with the address by whoever knows both at once, a password manager for instance; otherwise in the second
    /// step.</summary>
    public string? Password { get; set; }

    /// <summary>True for the second step.</summary>
    public bool AsksPassword { get; set; }

    /// <summary>True for a password also where the company has a sign-in of its own, which may have failed.</summary>
    public bool Here { get; set; }

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
        RuleFor(input => input.Password).NotEmpty().When(input => input.AsksPassword, ApplyConditionTo.CurrentValidator)
            .WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength).WithMessage("A password is shorter than that.");
    }
}
