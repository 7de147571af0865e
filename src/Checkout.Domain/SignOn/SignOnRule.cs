namespace Checkout.Domain.SignOn;

/// <summary>Who comes with this claim has that profile or permission set, from sign-in to sign-in.</summary>
public sealed class SignOnRule : AccountEntity
{
    public const int MaxText = 200;

    private SignOnRule() { }

    public SignOnRule(Guid accountId, string claim, string value, Profile? profile, PermissionSet? set)
        : base(accountId)
    {
        (Claim, Value) = (claim, value);
        (Profile, ProfileId) = (profile, profile?.Id);
        (PermissionSet, PermissionSetId) = (set, set?.Id);
    }

    /// <summary>The claim's name, such as “groups”.</summary>
    public string Claim { get; private set; } = null!;

    /// <summary>One of the claim's values, letter by letter.</summary>
    public string Value { get; private set; } = null!;

    public Guid? ProfileId { get; private set; }

    public Profile? Profile { get; private set; }

    public Guid? PermissionSetId { get; private set; }

    public PermissionSet? PermissionSet { get; private set; }

    public bool Matches(ILookup<string, string> claims) => claims[Claim].Contains(Value, StringComparer.Ordinal);
}
