namespace Checkout.Web.Features.Cancellations;

/// <summary>What canceling an order posts.</summary>
public sealed class CancellationInput
{
    /// <summary>What the page said is credited, with tax.</summary>
    public decimal? Shown { get; init; }

    public string? Reason { get; init; }

    /// <summary>Browsers send line ends as two characters but count them as one.</summary>
    internal string? Text => string.IsNullOrWhiteSpace(Reason) ? null : Reason.ReplaceLineEndings("\n").Trim();
}

public sealed class CancellationInputValidator : AbstractValidator<CancellationInput>
{
    private const string OldPage = "This page is incomplete. Open the order again and cancel it from there.";

    public CancellationInputValidator()
    {
        RuleFor(input => input.Shown).NotNull().WithMessage(OldPage);
        RuleFor(input => input.Reason).Must((input, _) => (input.Text ?? "").Length <= OrderCancellation.MaxReason)
            .WithMessage($"Write at most {OrderCancellation.MaxReason} characters.");
    }
}
