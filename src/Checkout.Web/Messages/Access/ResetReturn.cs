using System.Text.Json;

namespace Checkout.Web.Messages.Access;

/// <summary>Where signing in leads after a new password was chosen: what somebody wanted to open before having forgotten the old
/// one.</summary>
public sealed record ResetReturn(string? ReturnUrl)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static string? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<ResetReturn>(json)?.ReturnUrl;
}
