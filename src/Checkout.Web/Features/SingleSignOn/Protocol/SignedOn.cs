namespace Checkout.Web.Features.SingleSignOn.Protocol;

/// <summary>What a provider's answer carries in its address.</summary>
public sealed class SignOnAnswerInput
{
    public string? State { get; set; }

    public string? Code { get; set; }

    public string? Iss { get; set; }

    public string? Error { get; set; }
}

/// <summary>A person as a provider vouches for them.</summary>
/// <param name="Claims">By name; each may have several values.</param>
public sealed record SignedOn(ILookup<string, string> Claims)
{
    public const int LongestSubject = 255;

    private const int LongestAddress = 256;

    /// <summary>The provider's own name of the person, which never changes.</summary>
    public string Subject => Claims["sub"].First();

    public string? Email => Claims["email"].FirstOrDefault()?.Trim() is { Length: > 2 and <= LongestAddress } email
        && Mailbox.IsValid(email)
        ? email : null;

    /// <summary>Null where the provider says nothing about it.</summary>
    public bool? EmailIsVerified => Claims["email_verified"].FirstOrDefault()?.ToUpperInvariant() switch
    {
        "TRUE" => true,
        null => null,
        _ => false,
    };

    public string Name => Claims["name"].FirstOrDefault(name => !string.IsNullOrWhiteSpace(name) && name.IsClean())?.Trim().Truncate(100)
        ?? Email!;

    /// <summary>By which the person is found again: fixed length, and the same letters on every database.</summary>
    public string Key(string issuer) => SignOnTicket.Hash($"{issuer}\n{Subject}");
}
