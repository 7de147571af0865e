namespace Checkout.Web.Features.Access;

/// <summary>Asking for access.</summary>
public sealed class AskInput
{
    public string? Note { get; set; }
}

public sealed class AskInputValidator : AbstractValidator<AskInput>
{
    public AskInputValidator() => RuleFor(input => input.Note).MaximumLength(AccessRequest.MaxNote)
        .WithMessage($"Write at most {AccessRequest.MaxNote} characters.");
}
