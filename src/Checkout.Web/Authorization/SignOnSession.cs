using System.Security.Claims;

namespace Checkout.Web.Authorization;

/// <summary>
/// What a session that began with somebody else's sign-in opens: the account that the sign-in speaks for, and no other of the same person.
/// A session that began here does not open an account that asks for its company's sign-in.
/// </summary>
public static class SignOnSession
{
    /// <summary>The claim of such a session: the account's id.</summary>
    public const string AccountClaim = "checkout:account";

    /// <summary>Where signing out leads: to the company's sign-in it may be offered to end that session too.</summary>
    public static string AfterSignOut(ClaimsPrincipal session) =>
        session.FindFirstValue(AccountClaim) is { } account ? $"~/SignIn/Company/SignedOut?account={account}" : "~/SignIn";

    public static SignedInUser Confine(SignedInUser user, ClaimsPrincipal session)
    {
        var only = session.FindFirstValue(AccountClaim);
        return only is null
            ? user with
            {
                Accounts = [.. user.Accounts
                    .Select(account => account.AsksSignOn ? account with { Rights = MemberRights.None } : account)],
            }
            : user with
            {
                Accounts = [.. user.Accounts.Where(account => account.Id.ToString() == only)
                    .Select(account => account with { AsksSignOn = false })],
            };
    }
}
