namespace Checkout.Web.Features.Promises;

/// <summary>What promising to pay an invoice posts.</summary>
public sealed class PromiseInput
{
    /// <summary>The day, as a date field posts it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>As typed.</summary>
    public string? Amount { get; init; }
}

public sealed class PromiseInputValidator : AbstractValidator<PromiseInput>
{
    public PromiseInputValidator()
    {
        RuleFor(input => input.On).NotNull().WithMessage("Choose the day by which it will be paid.");
        RuleFor(input => input.Amount).Must(amount => !string.IsNullOrWhiteSpace(amount)).WithMessage("Enter the amount that will be paid.")
            .MaximumLength(40).WithMessage("Write at most 40 characters.");
    }
}
