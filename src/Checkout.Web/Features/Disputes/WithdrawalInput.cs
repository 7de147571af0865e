using FluentValidation;

namespace Checkout.Web.Features.Disputes;

/// <summary>What withdrawing a dispute posts.</summary>
public sealed class WithdrawalInput
{
    public Guid RequestKey { get; init; }
}

public sealed class WithdrawalInputValidator : AbstractValidator<WithdrawalInput>
{
    public WithdrawalInputValidator() =>
        RuleFor(input => input.RequestKey).NotEmpty().WithMessage("This page is incomplete. Open the invoice again and withdraw from there.");
}
