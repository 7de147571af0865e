namespace Checkout.Domain.Accounts;

/// <summary>A named bundle of permissions that a member may have on top of the profile, any number of them.</summary>
public sealed class PermissionSet : Entity
{
    private PermissionSet()
    {
    }

    public PermissionSet(string name, Permissions permissions)
    {
        Name = name;
        Permissions = permissions;
    }

    public string Name { get; private set; } = null!;

    public Permissions Permissions { get; private set; }

    public void Grant(Permissions permissions) => Permissions = permissions;
}
