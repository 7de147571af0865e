namespace Checkout.Domain.Accounts;

/// <summary>What a page or form of the portal does, as far as it takes more than Manage Billing. Every route stands for one.</summary>
public enum Deed
{
    /// <summary>Looking, and what every member may do: ask the vendor, for instance.</summary>
    Read,

    /// <summary>Changing or asking for something that commits to nothing.</summary>
    Change,

    /// <summary>Committing the company, or deciding that it is not: quotes, orders, notices.</summary>
    Accept,

    /// <summary>Moving money, or saying how it moves.</summary>
    Pay,

    /// <summary>Deciding who may do what.</summary>
    ManageUsers,
}
