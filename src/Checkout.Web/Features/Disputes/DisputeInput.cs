namespace Checkout.Web.Features.Disputes;

/// <summary>What disputing an invoice posts.</summary>
public sealed class DisputeInput
{
    public DisputeReason? Reason { get; init; }

    /// <summary>Positions of the lines concerned; none for the whole invoice.</summary>
    public IList<int> Lines { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>Where the input is valid.</summary>
    public DisputeTerms ToTerms() => new(Reason!.Value, Text!.Trim(), [.. Lines.Distinct().Order()]);
}

public sealed class DisputeInputValidator : AbstractValidator<DisputeInput>
{
    public DisputeInputValidator()
    {
        RuleFor(input => input.Reason).NotNull().WithMessage("Choose what is wrong.").IsInEnum().WithMessage("Choose what is wrong.");
        RuleFor(input => input.Text).Must(text => !string.IsNullOrWhiteSpace(text))
            .WithMessage("Say briefly what is wrong and what you expected.")
            .MaximumLength(InvoiceDispute.MaxTextLength).WithMessage($"Write at most {InvoiceDispute.MaxTextLength} characters.");
    }
}
