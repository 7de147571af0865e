namespace Checkout.Web.Features.Profile;

/// <summary>The own profile.</summary>
public sealed record ProfilePage(SignedInUser User, AccountAccess? Current)
{
    public static string Rights(AccountAccess account) => (account.Rights.Permissions.HasFlag(Permissions.ManageBilling),
        account.Rights.Permissions.HasFlag(Permissions.ManageUsers)) switch
    {
        (true, true) => "Manage billing, manage users",
        (true, false) => "Manage billing",
        (false, true) => "Manage users",
        _ => "Nothing here yet",
    };
}
