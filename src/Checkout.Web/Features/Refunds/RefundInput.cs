namespace Checkout.Web.Features.Refunds;

/// <summary>What asking for money back posts.</summary>
public sealed class RefundInput
{
    /// <summary>As typed.</summary>
    public string? Amount { get; init; }

    public string? Reason { get; init; }
}

public sealed class RefundInputValidator : AbstractValidator<RefundInput>
{
    public RefundInputValidator()
    {
        RuleFor(input => input.Amount).Must(amount => !string.IsNullOrWhiteSpace(amount))
            .WithMessage("Enter the amount you want refunded.")
            .MaximumLength(40).WithMessage("Write at most 40 characters.");
        RuleFor(input => input.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason))
            .WithMessage("Say briefly why you want a refund.")
            .MaximumLength(RefundRequest.MaxReasonLength).WithMessage($"Write at most {RefundRequest.MaxReasonLength} characters.");
    }
}

/// <summary>The form with which money is asked back.</summary>
public sealed record RefundPage(Payment Payment, RefundInput Input);

/// <summary>The question before the request is withdrawn.</summary>
public sealed record RefundWithdrawalPage(Payment Payment, RefundRequest Request);
