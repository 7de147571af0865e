namespace Checkout.Web.Features.Applications;

/// <summary>What letting a credit settle invoices posts.</summary>
public sealed class ApplicationInput
{
    /// <summary>What the button named, with a point: what is carried out is what was read.</summary>
    public string Total { get; init; } = "";

    /// <summary>What was left of the credit when the page was shown, with a point.</summary>
    public string Available { get; init; } = "";

    /// <summary>True where the sums are to be worked out again and nothing is to be done.</summary>
    public bool Recalculate { get; init; }

    public IList<SplitInput> Splits { get; init; } = [];
}

public sealed class ApplicationInputValidator : AbstractValidator<ApplicationInput>
{
    private const string OldPage = "This page is incomplete. Open the credit again and apply it from there.";

    public ApplicationInputValidator()
    {
        RuleFor(input => input.Splits).Must(splits => splits.Count <= SplitInput.Max).WithMessage(OldPage);
        RuleForEach(input => input.Splits).SetValidator(new SplitInputValidator());
    }
}
