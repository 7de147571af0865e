using System.Text.Json;

namespace Checkout.Data.Statements;

/// <summary>A statement that waits in the outbox: what is asked, not what it says. It is made when the message is sent.</summary>
public sealed record StatementAsked(DateOnly From, DateOnly Until, string Currency, string? Contract)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static StatementAsked FromJson(string? json) => JsonSerializer.Deserialize<StatementAsked>(json ?? "null")
        ?? throw new InvalidOperationException("The message does not say which statement it is about.");
}
