using Checkout.Domain;
using FluentValidation;

namespace Checkout.Web.Features.PaymentMethods;

/// <summary>What begins to put a card on file.</summary>
public sealed class MethodSetupInput
{
    public Guid RequestKey { get; init; }

    /// <summary>The slug of the contract whose page it was begun from; null: the list of methods.</summary>
    public string? Contract { get; init; }
}

public sealed class MethodSetupInputValidator : AbstractValidator<MethodSetupInput>
{
    public MethodSetupInputValidator()
    {
        RuleFor(input => input.RequestKey).NotEmpty().WithMessage("This page is incomplete. Open it again and add the card from there.");
        RuleFor(input => input.Contract).MaximumLength(DocumentNumber.MaxLength);
    }
}
