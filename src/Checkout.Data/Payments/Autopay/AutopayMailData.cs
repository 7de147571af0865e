using System.Text.Json;
using System.Text.Json.Serialization;

namespace Checkout.Data.Payments.Autopay;

/// <summary>What a mail about an invoice that pays itself says; it travels with the message, for later it may be different.</summary>
/// <param name="Amount">In the invoice’s currency.</param>
/// <param name="On">The day of the charge that is announced or was made.</param>
public sealed record AutopayMailData(decimal Amount, DateOnly On)
{
    /// <summary>What is charged, such as “Visa ending in 4242”.</summary>
    public string? Method { get; init; }

    /// <summary>The gateway’s code.</summary>
    public string? Code { get; init; }

    /// <summary>Why it was not charged, as <see cref="Sentence.Stored"/> wrote it.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public Sentence? Why => Reason is null ? null : Sentence.FromStored(Reason);

    /// <summary>When it is tried again; null where it is not.</summary>
    public DateOnly? RetryOn { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static AutopayMailData FromJson(string? json) =>
        JsonSerializer.Deserialize<AutopayMailData>(json ?? "{}") ?? new AutopayMailData(0m, default);

    public static string? NameOf(StoredMethod? method) => method?.Printed;
}
