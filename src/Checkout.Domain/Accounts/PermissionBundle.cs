namespace Checkout.Domain.Accounts;

/// <summary>A named bundle of permissions and limits: a profile or a permission set. It ships with the portal and serves every account, or
/// an account's administrators made it for their own.</summary>
public abstract class PermissionBundle : Entity
{
    public const int MaxName = 80;

    private protected PermissionBundle() { }

    private protected PermissionBundle(string name, MemberRights rights, Guid ownerId)
    {
        Name = name;
        OwnerId = ownerId;
        (Permissions, Limits, OrdersUpTo) = rights;
    }

    public string Name { get; private set; } = null!;

    /// <summary>The account that made it; empty where it serves every account.</summary>
    public Guid OwnerId { get; private set; }

    public Permissions Permissions { get; private set; }

    public Limits Limits { get; private set; }

    /// <summary>With tax, in the currency of the account: an order above it takes a second person. Null for any.</summary>
    public decimal? OrdersUpTo { get; private set; }

    public bool IsShipped => OwnerId == Guid.Empty;

    public MemberRights Rights => new(Permissions, Limits, OrdersUpTo);

    /// <exception cref="RuleViolation">It serves every account.</exception>
    public void Change(string name, MemberRights rights)
    {
        RuleViolation.ThrowIf(IsShipped, $"{Name} comes with the portal and stays as it is. Make one of your own.");

        Name = name;
        (Permissions, Limits, OrdersUpTo) = rights;
    }
}
