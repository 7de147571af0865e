namespace Checkout.Web.Features.Contact;

/// <summary>A message to the vendor as it is typed.</summary>
public sealed class ContactInput
{
    public ContactTopic? Topic { get; set; }

    public string? Message { get; set; }

    /// <summary>The number of the document that it is about.</summary>
    public string? Document { get; set; }

    /// <summary>Browsers send line ends as two characters but count them as one.</summary>
    internal string Text => (Message ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class ContactInputValidator : AbstractValidator<ContactInput>
{
    public ContactInputValidator()
    {
        RuleFor(input => input.Topic).Cascade(CascadeMode.Stop).NotNull().WithMessage("Choose a topic.").IsInEnum()
            .WithMessage("Choose one of the topics.");
        RuleFor(input => input.Message)
            .Must((input, _) => input.Text.Length > 0).WithMessage("Write your message.")
            .Must((input, _) => input.Text.Length <= ContactRequest.MaxMessageLength)
                .WithMessage($"Shorten your message to {ContactRequest.MaxMessageLength:N0} characters.");
        RuleFor(input => input.Document).MaximumLength(Domain.DocumentNumber.MaxLength)
            .WithMessage("A document’s number is shorter than that.");
    }
}
