namespace Checkout.Domain.Accounts;

/// <summary>A named bundle of permissions; each member of an account has exactly one.</summary>
public sealed class Profile : Entity
{
    private Profile()
    {
    }

    public Profile(string name, Permissions permissions)
    {
        Name = name;
        Permissions = permissions;
    }

    public string Name { get; private set; } = null!;

    public Permissions Permissions { get; private set; }

    public void Grant(Permissions permissions) => Permissions = permissions;
}
