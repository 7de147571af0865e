using System.Text.Json;
using Checkout.Domain;

namespace Checkout.Data.Payments;

/// <summary>Why the billing department is told of a payment; travels with the message.</summary>
public sealed record AttentionNote(Sentence Sentence)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static AttentionNote FromJson(string? json) => JsonSerializer.Deserialize<AttentionNote>(json ?? "{}") ?? new AttentionNote("");
}
