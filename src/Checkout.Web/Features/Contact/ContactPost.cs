using System.Security.Cryptography;
using System.Text;
using Checkout.Domain.Accounts;

namespace Checkout.Web.Features.Contact;

/// <summary>A message that a member sends.</summary>
public sealed record ContactPost(Guid AccountId, Guid UserId, string UserName, string UserEmail, ContactTopic Topic, string Message, string? Document, Guid RequestKey, string? IpAddress)
{
    /// <summary>SHA-256 over what was typed, so that a key can't be used for something else (A11).</summary>
    public string BodyHash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', UserId.ToString("N"), Topic.ToString(), Document, Message))));
}

/// <summary>How sending ended.</summary>
public abstract record ContactResult
{
    private ContactResult()
    {
    }

    /// <summary>It is stored and on its way, or was before.</summary>
    public sealed record Sent(string ResultUrl) : ContactResult;

    /// <summary>The form was sent before with another text.</summary>
    public sealed record KeyReused(string ResultUrl) : ContactResult;

    /// <summary>The account has no document of that number.</summary>
    public sealed record UnknownDocument : ContactResult;
}
