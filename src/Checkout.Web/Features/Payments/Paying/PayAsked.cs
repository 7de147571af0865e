namespace Checkout.Web.Features.Payments.Paying;

/// <summary>What the address of the page asks for.</summary>
public sealed class PayAsked
{
    /// <summary>Invoices that are to be paid; none: whatever is open.</summary>
    public IList<string> Invoice { get; init; } = [];

    /// <summary>The same, as the selected rows of a list send them.</summary>
    public IList<string> Pick { get; init; } = [];

    /// <summary>Set by the selection of a list, also where nothing is selected in it.</summary>
    public string? Files { get; init; }

    /// <summary>What was chosen, “number:amount” each; none for a proposal.</summary>
    public IList<string> Split { get; init; } = [];

    public string? Currency { get; init; }

    public IList<string> Credit { get; init; } = [];

    public Guid? Method { get; init; }

    public bool Keep { get; init; }

    /// <summary>Invoices by their numbers in addresses, each once.</summary>
    public IReadOnlyList<string> Named =>
        [.. Invoice.Concat(Pick).Where(slug => !string.IsNullOrEmpty(slug)).Distinct(StringComparer.Ordinal).Take(SplitInput.Max)];

    /// <summary>Null where nothing was chosen yet.</summary>
    public IReadOnlyDictionary<string, string>? Chosen => Split.Count == 0 ? null : SplitInput.FromAddress(Split);
}
