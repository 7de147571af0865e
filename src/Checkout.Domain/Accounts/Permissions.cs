namespace Checkout.Domain.Accounts;

/// <summary>What a member may do in an account.</summary>
[Flags]
public enum Permissions
{
    None = 0,

    /// <summary>Gates every route of the portal.</summary>
    ManageBilling = 1,

    /// <summary>Decides who may do what in the account; marks the people whom a refused member is told to ask.</summary>
    ManageUsers = 2,
}
