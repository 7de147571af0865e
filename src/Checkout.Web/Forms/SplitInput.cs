namespace Checkout.Web.Forms;

/// <summary>An invoice and how much of it is to be settled.</summary>
public sealed class SplitInput
{
    /// <summary>Most forms hold fewer rows.</summary>
    public const int Max = 60;

    public string Invoice { get; init; } = "";

    public bool Ticked { get; init; }

    /// <summary>Whether it was ticked when the page was shown: typing into a row that wasn't is a choice as well.</summary>
    public bool WasTicked { get; init; }

    /// <summary>As typed.</summary>
    public string? Amount { get; init; }

    /// <summary>What was open on it when the page was shown, with a point.</summary>
    public string Open { get; init; } = "";

    public bool IsChosen => Ticked || (!WasTicked && !string.IsNullOrWhiteSpace(Amount));

    /// <summary>What was chosen as an address carries it, “number:amount”.</summary>
    public static IEnumerable<string> InAddress(IEnumerable<SplitInput> splits) =>
        splits.Take(Max).Where(split => split.IsChosen && split.Invoice is { Length: > 0 })
            .Select(split => $"{split.Invoice}:{split.Amount?.Trim()}");

    /// <summary>What an address says: amounts as typed, by invoice; an empty one means as much as is left.</summary>
    public static IReadOnlyDictionary<string, string> FromAddress(IEnumerable<string> splits) =>
        splits.Take(Max).Select(text => text.Split(':', 2)).Where(parts => parts[0].Length > 0)
            .DistinctBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1)?.Trim() ?? "", StringComparer.Ordinal);
}

public sealed class SplitInputValidator : AbstractValidator<SplitInput>
{
    private const string OldPage = "This page is incomplete. Open it again and choose the amounts there.";

    public SplitInputValidator()
    {
        RuleFor(split => split.Invoice).NotEmpty().MaximumLength(DocumentNumber.MaxLength).WithMessage(OldPage);
        RuleFor(split => split.Amount).MaximumLength(40).WithMessage("Write at most 40 characters.");
    }
}
