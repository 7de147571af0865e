using System.Text.Json;

namespace Checkout.Data.Payments;

/// <summary>Why the billing department is told of a payment; travels with the message.</summary>
/// <param name="Sentence">As <see cref="Sentence.Stored"/> wrote it.</param>
public sealed record AttentionRequest(string Sentence)
{
    // A list of invoices may be long, and JSON writes one character as six.
    private const int MaxSentence = 600;

    public string ToJson() => JsonSerializer.Serialize(new AttentionRequest(Sentence.Truncate(MaxSentence)));

    public static Sentence FromJson(string? json) =>
        Domain.Sentence.FromStored(JsonSerializer.Deserialize<AttentionRequest>(json ?? "{}")?.Sentence ?? "");
}
