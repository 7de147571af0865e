namespace Checkout.Web.Features.SignIn.Passwords;

public sealed class ForgottenPasswordInput
{
    public string? Email { get; set; }
}

public sealed class ForgottenPasswordInputValidator : AbstractValidator<ForgottenPasswordInput>
{
    public ForgottenPasswordInputValidator() =>
        RuleFor(input => input.Email)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter your work e-mail address.")
            .MaximumLength(320).Must(email => Mailbox.IsValid(email!.Trim()))
            .WithMessage("Enter an e-mail address, such as name@company.com.");
}
