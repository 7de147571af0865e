namespace Checkout.Web.Features.Renewals;

/// <summary>What “Don’t renew” posts.</summary>
public sealed class NoticeInput
{
    public string? Reason { get; init; }

    /// <summary>Browsers send line ends as two characters but count them as one.</summary>
    internal string Text => (Reason ?? "").ReplaceLineEndings("\n").Trim();
}

public sealed class NoticeInputValidator : AbstractValidator<NoticeInput>
{
    public NoticeInputValidator()
    {
        RuleFor(input => input.Reason)
            .Must((input, _) => input.Text.Length > 0).WithMessage("Say briefly why it should not renew.")
            .Must((input, _) => input.Text.Length <= RenewalNotice.MaxReason)
                .WithMessage($"Write at most {RenewalNotice.MaxReason} characters.");
    }
}
