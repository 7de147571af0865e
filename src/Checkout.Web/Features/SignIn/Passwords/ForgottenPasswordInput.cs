namespace Checkout.Web.Features.SignIn.Passwords;

public sealed class ForgottenPasswordInput
{
    public string? Email { get; set; }

    /// <summary>Where signing in was to lead: a path of this portal. The mailed link carries it on.</summary>
    public string? ReturnUrl { get; set; }
}

public sealed class ForgottenPasswordInputValidator : AbstractValidator<ForgottenPasswordInput>
{
    public ForgottenPasswordInputValidator()
    {
        RuleFor(input => input.ReturnUrl).MaximumLength(2000);
        RuleFor(input => input.Email)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter your work e-mail address.")
            .MaximumLength(320).Must(email => Mailbox.IsValid(email!.Trim()))
            .WithMessage("Enter an e-mail address, such as name@company.com.");
    }
}
