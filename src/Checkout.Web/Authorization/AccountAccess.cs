using Checkout.Domain.Accounts;

namespace Checkout.Web.Authorization;

/// <summary>One account of a user, with what the user may do there.</summary>
public sealed record AccountAccess(Guid Id, string Number, string Name, string Locale, string TimeZone, Permissions Permissions)
{
    public bool ManagesBilling => Permissions.HasFlag(Permissions.ManageBilling);

    public bool ManagesUsers => Permissions.HasFlag(Permissions.ManageUsers);
}
