namespace Checkout.Web.Features.SignIn.Passwords;

public sealed class ResetPasswordInput : IHasNewPassword
{
    /// <summary>The user's id, as the mailed link carries it.</summary>
    public Guid User { get; set; }

    public string? Token { get; set; }

    public string? Password { get; set; }

    /// <summary>Where signing in leads afterwards: a path of this portal.</summary>
    public string? ReturnUrl { get; set; }
}

public sealed class ResetPasswordInputValidator : AbstractValidator<ResetPasswordInput>
{
    public ResetPasswordInputValidator() =>
        RuleFor(input => input.Password).NotEmpty().WithMessage("Enter a new password.").MaximumLength(PasswordRules.MaxLength)
            .WithMessage("Choose a shorter password.");
}
