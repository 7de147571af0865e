using FluentValidation;

namespace Checkout.Web.Features.Renewals;

/// <summary>What the page of a renewal sends: quantities of the next term, as typed.</summary>
public sealed class RenewalInput
{
    public Guid RequestKey { get; init; }

    /// <summary>The renewal that was shown, where there was one: its number and version.</summary>
    public string? Quote { get; init; }

    public int? Version { get; init; }

    /// <summary>“prices” shows what these quantities cost and saves nothing.</summary>
    public string? Do { get; init; }

    public IList<RenewalLineInput> Lines { get; init; } = [];
}

/// <summary>A product's quantity for the next term.</summary>
public sealed class RenewalLineInput
{
    public string Sku { get; init; } = "";

    public string? Quantity { get; init; }
}

public sealed class RenewalInputValidator : AbstractValidator<RenewalInput>
{
    private const string OldPage = "This page is incomplete. Open the contract again and renew from there.";

    public RenewalInputValidator()
    {
        RuleFor(input => input.RequestKey).NotEmpty().When(input => input.Do is null).WithMessage(OldPage);
        RuleFor(input => input.Lines).Must(lines => lines.Count is > 0 and <= 500).WithMessage(OldPage);
        RuleForEach(input => input.Lines).ChildRules(line =>
        {
            line.RuleFor(row => row.Sku).NotEmpty().MaximumLength(64).WithMessage(OldPage);
            line.RuleFor(row => row.Quantity).MaximumLength(40).WithMessage("Enter a number, such as 25.");
        });
    }
}
