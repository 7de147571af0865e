using FluentValidation;

namespace Checkout.Web.Features.Applications;

/// <summary>What letting a credit settle invoices posts.</summary>
public sealed class ApplicationInput
{
    public const int MaxSplits = 60;

    /// <summary>What the button named, with a point: what is carried out is what was read.</summary>
    public string Total { get; init; } = "";

    /// <summary>What was left of the credit when the page was shown, with a point.</summary>
    public string Available { get; init; } = "";

    /// <summary>True where the sums are to be worked out again and nothing is to be done.</summary>
    public bool Recalculate { get; init; }

    public IList<SplitInput> Splits { get; init; } = [];
}

/// <summary>An invoice and how much of it the credit is to settle.</summary>
public sealed class SplitInput
{
    public string Invoice { get; init; } = "";

    public bool Ticked { get; init; }

    /// <summary>Whether it was ticked when the page was shown: typing into a row that wasn't is a choice as well.</summary>
    public bool WasTicked { get; init; }

    /// <summary>As typed.</summary>
    public string? Amount { get; init; }

    /// <summary>What was open on it when the page was shown, with a point.</summary>
    public string Open { get; init; } = "";
}

public sealed class ApplicationInputValidator : AbstractValidator<ApplicationInput>
{
    private const string OldPage = "This page is incomplete. Open the credit again and apply it from there.";

    public ApplicationInputValidator()
    {
        RuleFor(input => input.Splits).Must(splits => splits.Count <= ApplicationInput.MaxSplits).WithMessage(OldPage);
        RuleForEach(input => input.Splits).ChildRules(split =>
        {
            split.RuleFor(row => row.Invoice).NotEmpty().MaximumLength(Domain.DocumentNumber.MaxLength).WithMessage(OldPage);
            split.RuleFor(row => row.Amount).MaximumLength(40).WithMessage("Write at most 40 characters.");
        });
    }
}
