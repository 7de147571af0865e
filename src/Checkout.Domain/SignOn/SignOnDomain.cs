using System.Security.Cryptography;

namespace Checkout.Domain.SignOn;

/// <summary>A domain of e-mail addresses that an account says is its own. Only a proven one counts.</summary>
public sealed class SignOnDomain : AccountEntity
{
    public const int MaxName = 253;

    private SignOnDomain() { }

    public SignOnDomain(Guid accountId, string name)
        : base(accountId)
    {
        Name = name;
        Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>As <see cref="Normalize"/> writes it.</summary>
    public string Name { get; private set; } = null!;

    public string Token { get; private set; } = null!;

    /// <summary>The name again once it is proven, which one account only can have; null before.</summary>
    public string? Proven { get; private set; }

    public DateTimeOffset? ProvenAt { get; private set; }

    /// <summary>The name of the TXT record that proves it.</summary>
    public string RecordName => "_checkout." + Name;

    /// <summary>The text of that record.</summary>
    public string RecordText => "checkout-domain=" + Token;

    public void Prove(DateTimeOffset now) => (Proven, ProvenAt) = (Name, now);

    /// <summary>In lower case and ASCII.</summary>
    /// <returns>Null where it is no domain name of at least two parts.</returns>
    public static string? Normalize(string typed)
    {
        try
        {
            var name = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(typed.Trim().TrimEnd('.')).ToLowerInvariant();
            return name.Length <= MaxName && name.Contains('.', StringComparison.Ordinal)
                && Uri.CheckHostName(name) == UriHostNameType.Dns && !char.IsAsciiDigit(name[^1]) ? name : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <returns>The domain of an e-mail address; null where it is none.</returns>
    public static string? OfAddress(string email) =>
        email.LastIndexOf('@') is > 0 and var at && at < email.Length - 1 ? Normalize(email[(at + 1)..]) : null;
}
