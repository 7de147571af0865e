namespace Checkout.Web.Features.BillingDetails;

/// <summary>A billing contact as the form posts it.</summary>
public sealed class ContactInput
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public bool Remove { get; init; }

    /// <summary>The form has room for more contacts than there are.</summary>
    public bool IsLeftOut => Remove || (string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email));

    public static ContactInput Of(BillingContactDetails contact) => new() { Name = contact.Name, Email = contact.Email };

    public BillingContactDetails ToContact(bool isPrimary) => new(AddressRules.Line(Name) ?? "", (Email ?? "").Trim(), isPrimary);
}

public sealed class ContactInputValidator : AbstractValidator<ContactInput>
{
    public const int MaxName = 200;
    public const int MaxEmail = 254;

    public ContactInputValidator() => When(input => !input.IsLeftOut, () =>
    {
        RuleFor(input => input.Name).Must(name => AddressRules.Line(name) is not null).WithMessage("Enter the contact’s name.")
            .MaximumLength(MaxName).WithMessage($"Write at most {MaxName} characters.");
        RuleFor(input => input.Email).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the contact’s e-mail address.")
            .MaximumLength(MaxEmail).WithMessage($"An e-mail address has at most {MaxEmail} characters.")
            .Must(email => Mailbox.IsValid(email!.Trim())).WithMessage("Enter an e-mail address like name@example.com.");
    });
}
