using Checkout.Data.Acceptances;

namespace Checkout.Web.Features.Quotes.Acceptance;

/// <summary>What accepting a quote posts.</summary>
public sealed class AcceptanceInput
{
    /// <summary>Which version was shown.</summary>
    public int Version { get; init; }

    /// <summary>The business date whose figures were shown.</summary>
    public DateOnly? ShownOn { get; init; }

    /// <summary>The hash of exactly what was shown (A10).</summary>
    public string SnapshotHash { get; init; } = "";

    /// <summary>How it is paid, as shown.</summary>
    public PaymentArrangement? Payment { get; init; }

    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    public bool Authority { get; init; }

    public bool Terms { get; init; }

    public string? PoNumber { get; init; }

    /// <summary>Ordered although a colleague ordered the same within a day.</summary>
    public bool Anyway { get; init; }

    /// <summary>Only new business has a bill-to of its own; the rest follows its contract.</summary>
    public BillToInput? BillTo { get; init; }

    /// <summary>What is carried out. Of an approval, what the requester stated is kept; the approver brings name and title only.</summary>
    internal AcceptQuote.Terms TermsOf(string number) => new(
        number,
        Version,
        ShownOn ?? DateOnly.MinValue,
        SnapshotHash,
        Name.Trim(),
        Title.Trim(),
        BillTo?.ToAddress(),
        string.IsNullOrWhiteSpace(PoNumber) ? null : PoNumber.Trim(),
        Anyway);

    /// <summary>What was typed, for a page with other figures: what was agreed to is asked again.</summary>
    public AcceptanceInput AskedAgain() => new() { Name = Name, Title = Title, PoNumber = PoNumber, BillTo = BillTo };
}

public sealed class AcceptanceInputValidator : AbstractValidator<AcceptanceInput>
{
    public const int MaxName = 200;
    public const int MaxPoNumber = 64;

    private const string OldPage = "This page is incomplete. Open the quote again and accept it from there.";

    public AcceptanceInputValidator()
    {
        RuleFor(input => input.Version).GreaterThan(0).WithMessage(OldPage);
        RuleFor(input => input.ShownOn).NotNull().WithMessage(OldPage);
        RuleFor(input => input.SnapshotHash).Matches("^[0-9a-f]{64}$").WithMessage(OldPage);
        RuleFor(input => input.Payment).NotNull().WithMessage(OldPage);
        RuleFor(input => input.Name).NotEmpty().WithMessage("Enter your full name. It is printed on the order form.")
            .MaximumLength(MaxName).WithMessage($"Write at most {MaxName} characters.");
        RuleFor(input => input.Title).NotEmpty().WithMessage("Enter your job title. It is printed on the order form.")
            .MaximumLength(MaxName).WithMessage($"Write at most {MaxName} characters.");
        RuleFor(input => input.Authority).Equal(true)
            .WithMessage("Confirm that you are authorized to enter into contracts for your company. If you are not, ask someone who is.");
        RuleFor(input => input.Terms).Equal(true).WithMessage("Agree to the terms to order.");
        RuleFor(input => input.PoNumber).MaximumLength(MaxPoNumber)
            .WithMessage($"A purchase order number has at most {MaxPoNumber} characters.");
        RuleFor(input => input.BillTo!).SetValidator(new BillToInputValidator()).When(input => input.BillTo is not null);
    }
}
