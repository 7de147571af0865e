using System.Text.Json;

namespace Checkout.Data.Payments;

/// <summary>Why the billing department is told of a payment; travels with the message.</summary>
public sealed record AttentionNote(string Sentence)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static AttentionNote FromJson(string? json) => JsonSerializer.Deserialize<AttentionNote>(json ?? "{}") ?? new AttentionNote("");
}
