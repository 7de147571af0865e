using Checkout.Web.Doctor;

namespace Checkout.Web.Features.Operator;

public sealed class DoctorInput
{
    public string? Token { get; set; }

    /// <summary>Where a message is sent to try the mail server; nowhere where empty.</summary>
    public string? SendMailTo { get; set; }
}

public sealed class DoctorInputValidator : AbstractValidator<DoctorInput>
{
    public DoctorInputValidator()
    {
        RuleFor(input => input.Token).NotEmpty().WithMessage("Enter the token.").MaximumLength(1000);
        RuleFor(input => input.SendMailTo).MaximumLength(320).Must(email => Mailbox.IsValid(email!.Trim()))
            .When(input => !string.IsNullOrWhiteSpace(input.SendMailTo))
            .WithMessage("Enter an e-mail address, such as name@company.com.");
    }
}

/// <param name="Diagnosis">Null before the token was given.</param>
public sealed record DoctorPage(DoctorInput Input, Diagnosis? Diagnosis);
