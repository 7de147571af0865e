namespace Checkout.Web.Authorization;

/// <summary>A user as the database knows them at this request.</summary>
/// <param name="Accounts">The active accounts of active memberships by name; none for a deactivated user.</param>
public sealed record SignedInUser(Guid Id, string Email, string Name, bool Active, CurrentSession Session,
    IReadOnlyList<AccountAccess> Accounts)
{
    /// <summary>How the person wants dates and figures; null for the account's way.</summary>
    public string? Locale { get; init; }

    /// <summary>In which zone the person wants times; null for the account's.</summary>
    public string? TimeZone { get; init; }

    public AccountAccess? AccountNumbered(string? number) =>
        Accounts.FirstOrDefault(account => string.Equals(account.Number, number, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the user starts before having chosen: the first account by name, one with the permission before one
    /// without.</summary>
    public AccountAccess? FirstAccount() =>
        Accounts.FirstOrDefault(account => account.ManagesBilling) ?? (Accounts.Count == 0 ? null : Accounts[0]);
}
