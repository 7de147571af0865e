using Checkout.Web.Features.SignIn.Passwords;

namespace Checkout.Web.Features.Profile;

/// <summary>A new password, from somebody who knows the old one.</summary>
public sealed class PasswordInput : IHasNewPassword
{
    public string? CurrentPassword { get; set; }

    public string? Password { get; set; }
}

public sealed class PasswordInputValidator : AbstractValidator<PasswordInput>
{
    public PasswordInputValidator()
    {
        RuleFor(input => input.CurrentPassword).NotEmpty().WithMessage("Enter your current password.")
            .MaximumLength(PasswordRules.MaxLength).WithMessage("A password is shorter than that.");
        RuleFor(input => input.Password).NotEmpty().WithMessage("Enter a new password.").MaximumLength(PasswordRules.MaxLength)
            .WithMessage("Take a shorter password.")
            .NotEqual(input => input.CurrentPassword).WithMessage("That is your current password. Take another one.");
    }
}
