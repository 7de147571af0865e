namespace Checkout.Domain.Accounts;

/// <summary>A user's place in one account: a profile and any number of permission sets. Effective permissions are their union.</summary>
public sealed class Membership : AccountEntity
{
    private readonly List<MembershipPermissionSet> _permissionSets = [];

    private Membership()
    {
    }

    public Membership(Guid accountId, Guid userId, Profile profile)
        : base(accountId)
    {
        UserId = userId;
        Profile = profile;
        ProfileId = profile.Id;
    }

    public Account? Account { get; private set; }

    public Guid UserId { get; private set; }

    public Guid ProfileId { get; private set; }

    public Profile Profile { get; private set; } = null!;

    public bool Active { get; private set; } = true;

    /// <summary>Gets in with a password also where the account requires its own sign-in: for the day on which that fails.</summary>
    public bool KeepsPassword { get; private set; }

    public void KeepPassword(bool kept) => KeepsPassword = kept;

    public IReadOnlyList<MembershipPermissionSet> PermissionSets => _permissionSets;

    public Permissions Effective() => _permissionSets.Aggregate(Profile.Permissions, (sum, set) => sum | set.PermissionSet.Permissions);

    public void Use(Profile profile)
    {
        Profile = profile;
        ProfileId = profile.Id;
    }

    /// <returns>False where the member already has the set.</returns>
    public bool Grant(PermissionSet set)
    {
        if (_permissionSets.Exists(held => held.PermissionSetId == set.Id))
        {
            return false;
        }

        _permissionSets.Add(new MembershipPermissionSet(this, set));
        return true;
    }

    /// <returns>False where the member does not have the set.</returns>
    public bool Revoke(PermissionSet set) => _permissionSets.RemoveAll(held => held.PermissionSetId == set.Id) > 0;

    public void Activate() => Active = true;

    public void Deactivate() => Active = false;
}
