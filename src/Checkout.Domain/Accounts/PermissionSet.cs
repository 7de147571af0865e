namespace Checkout.Domain.Accounts;

/// <summary>What a member may have on top of the profile, any number of them.</summary>
public sealed class PermissionSet : PermissionBundle
{
    private PermissionSet() { }

    public PermissionSet(string name, Permissions permissions)
        : base(name, new MemberRights(permissions), Guid.Empty) { }

    /// <summary>An account's own.</summary>
    public PermissionSet(Guid accountId, string name, MemberRights rights)
        : base(name, rights, accountId) { }
}
