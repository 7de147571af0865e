using Microsoft.AspNetCore.Mvc.Rendering;

namespace Checkout.Web.Features.Disputes;

/// <summary>What disputes and their outcomes are called.</summary>
public static class DisputeWords
{
    public static IReadOnlyList<SelectListItem> Choices { get; } =
        [new("Choose one", ""), .. Enum.GetValues<DisputeReason>().Select(reason => new SelectListItem(reason.Words(), reason.ToString()))];

    public static string Of(DisputeOutcome? outcome) => outcome switch
    {
        DisputeOutcome.Accepted => "We agree",
        DisputeOutcome.PartlyAccepted => "We agree in part",
        DisputeOutcome.Rejected => "We don’t agree",
        null => "Answered",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static StatusWord StatusOf(InvoiceDispute dispute) => (dispute.State, dispute.Outcome) switch
    {
        (DisputeState.Open, _) => new(Tone.Attention, "Open"),
        (DisputeState.Withdrawn, _) => new(Tone.Past, "Withdrawn"),
        (_, DisputeOutcome.Rejected) => new(Tone.Over, Of(dispute.Outcome)),
        (_, DisputeOutcome.Accepted) => new(Tone.Good, Of(dispute.Outcome)),
        _ => new(Tone.Waiting, Of(dispute.Outcome)),
    };

    /// <summary>“lines 1 and 3”, or the whole invoice.</summary>
    public static string Lines(InvoiceDispute dispute)
    {
        var lines = dispute.LinePositions.Select(line => line.ToString(CultureInfo.InvariantCulture)).ToList();
        return lines.Count switch
        {
            0 => "the whole invoice",
            1 => $"line {lines[0]}",
            _ => $"lines {string.Join(", ", lines.SkipLast(1))} and {lines[^1]}",
        };
    }
}
