namespace Checkout.Domain.Accounts;

/// <summary>One permission set that a member holds.</summary>
public sealed class MembershipPermissionSet : AccountEntity
{
    private MembershipPermissionSet() { }

    internal MembershipPermissionSet(Membership membership, PermissionSet set)
        : base(membership.AccountId)
    {
        MembershipId = membership.Id;
        PermissionSetId = set.Id;
        PermissionSet = set;
    }

    public Guid MembershipId { get; private set; }

    public Guid PermissionSetId { get; private set; }

    public PermissionSet PermissionSet { get; private set; } = null!;
}
