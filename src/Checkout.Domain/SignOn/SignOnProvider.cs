namespace Checkout.Domain.SignOn;

/// <summary>The OpenID Connect provider with which an account's people sign in, and what it may do here.</summary>
public sealed class SignOnProvider : AccountEntity
{
    public const int MaxIssuer = 255;
    public const int MaxClientId = 255;

    private SignOnProvider() { }

    public SignOnProvider(Guid accountId)
        : base(accountId) { }

    /// <summary>The address that names the provider, exactly as its tokens say it.</summary>
    public string Issuer { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    /// <summary>Encrypted by the portal; empty where there is none.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>Whether people may sign in with it. Whether they must, says the account.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Makes members of people who sign in for the first time.</summary>
    public bool AddsMembers { get; private set; }

    /// <summary>Takes an address of a proven domain as verified where the provider says nothing about it.</summary>
    public bool TrustsAddresses { get; private set; }

    /// <summary>Offers to end the provider's session too when somebody signs out.</summary>
    public bool SignsOut { get; private set; }

    public Guid? ProfileId { get; private set; }

    /// <summary>What members have whom no rule gives another one; null for the least that ships.</summary>
    public Profile? Profile { get; private set; }

    /// <summary>The last successful test of these settings; null where there is none.</summary>
    public DateTimeOffset? TestedAt { get; private set; }

    public bool CanTest => Issuer.Length > 0 && ClientId.Length > 0 && Secret.Length > 0;

    /// <param name="secret">Encrypted; null keeps the one that is there.</param>
    /// <returns>True where it has to be tested again. Another provider or client also turns it off.</returns>
    public bool Configure(string issuer, string clientId, string? secret)
    {
        var isOther = Issuer != issuer || ClientId != clientId;
        if (!isOther && secret is null)
        {
            return false;
        }

        (Issuer, ClientId, Secret) = (issuer, clientId, secret ?? Secret);
        TestedAt = null;
        IsOn = IsOn && !isOther;
        return true;
    }

    public void Decide(bool addsMembers, bool trustsAddresses, bool signsOut, Profile? profile)
    {
        (AddsMembers, TrustsAddresses, SignsOut) = (addsMembers, trustsAddresses, signsOut);
        Profile = profile;
        ProfileId = profile?.Id;
    }

    public void PassTest(DateTimeOffset now) => TestedAt = now;

    /// <exception cref="RuleViolation">It was not tested.</exception>
    public void TurnOn() => IsOn = TestedAt is not null ? true
        : throw new RuleViolation($"Test the sign-in first: it has not worked with these settings yet.");

    public void TurnOff() => IsOn = false;
}
