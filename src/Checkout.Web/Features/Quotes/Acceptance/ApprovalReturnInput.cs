namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>What returning a request for approval posts.</summary>
public sealed class ApprovalReturnInput
{
    /// <summary>Which version was shown.</summary>
    public int Version { get; init; }

    /// <summary>Required of everybody but the requester.</summary>
    public string? Reason { get; init; }

    /// <summary>Browsers send line ends as two characters but count them as one.</summary>
    internal string? Text => string.IsNullOrWhiteSpace(Reason) ? null : Reason.ReplaceLineEndings("\n").Trim();
}

public sealed class ApprovalReturnInputValidator : AbstractValidator<ApprovalReturnInput>
{
    private const string OldPage = "This page is incomplete. Open the quote again and return it from there.";

    public ApprovalReturnInputValidator()
    {
        RuleFor(input => input.Version).GreaterThan(0).WithMessage(OldPage);
        RuleFor(input => input.Reason).Must((input, _) => (input.Text ?? "").Length <= QuoteApproval.MaxReason)
            .WithMessage($"Write at most {QuoteApproval.MaxReason} characters.");
    }
}
