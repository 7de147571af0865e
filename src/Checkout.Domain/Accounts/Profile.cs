namespace Checkout.Domain.Accounts;

/// <summary>What a member may do at least; each member of an account has exactly one.</summary>
public sealed class Profile : PermissionBundle
{
    private Profile() { }

    public Profile(string name, Permissions permissions)
        : base(name, new MemberRights(permissions), Guid.Empty) { }

    /// <summary>An account's own.</summary>
    public Profile(Guid accountId, string name, MemberRights rights)
        : base(name, rights, accountId) { }
}
