namespace Checkout.Web.Authorization;

/// <summary>The three lists of routes (A4): anonymous by AllowAnonymous, signed-in only by <see cref="SignedIn"/>, everything else by <see
/// cref="ManageBilling"/>.</summary>
public static class Policies
{
    /// <summary>Gates every route, also one that says nothing about it.</summary>
    public const string ManageBilling = "ManageBilling";

    /// <summary>For what a person without the permission still needs: signing out, switching accounts, whom to ask, the own
    /// profile.</summary>
    public const string SignedIn = "SignedIn";
}
