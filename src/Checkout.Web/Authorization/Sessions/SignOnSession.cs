namespace Checkout.Web.Authorization.Sessions;

/// <summary>
/// What a session that began with somebody else's sign-in opens: the account that the sign-in speaks for, and no other of the same person.
/// A session that began here does not open an account that asks for its company's sign-in.
/// </summary>
public static class SignOnSession
{
    /// <summary>Where signing out leads: to the company's sign-in it may be offered to end that session too.</summary>
    /// <param name="only">The one account that the session opened; null for all.</param>
    public static string AfterSignOut(Guid? only) => only is { } account ? $"~/SignIn/Company/SignedOut?account={account}" : "~/SignIn";

    public static SignedInUser Confine(SignedInUser user) => user.Session.OnlyAccountId is { } only
        ? user with { Accounts = [.. user.Accounts.Where(account => account.Id == only).Select(account => account with { AsksSignOn = false })] }
        : user with
        {
            Accounts = [.. user.Accounts.Select(account => account.AsksSignOn ? account with { Rights = MemberRights.None } : account)],
        };
}
