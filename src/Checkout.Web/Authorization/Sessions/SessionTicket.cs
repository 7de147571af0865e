using System.Security.Claims;

namespace Checkout.Web.Authorization.Sessions;

/// <summary>What the cookie says of the session: which it is, and the key that it had when the cookie was made.</summary>
public readonly record struct SessionTicket(Guid UserId, Guid SessionId, Guid Key)
{
    private const string SessionClaim = "checkout:session";
    private const string KeyClaim = "checkout:key";

    /// <returns>Null where nobody is signed in, or only by a cookie of before there were sessions.</returns>
    public static SessionTicket? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
        && Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session)
        && Guid.TryParse(principal.FindFirstValue(KeyClaim), out var key)
            ? new SessionTicket(user, session, key) : null;

    /// <param name="scheme">The scheme of the cookie.</param>
    public ClaimsPrincipal ToPrincipal(string scheme, string name) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, UserId.ToString()), new Claim(ClaimTypes.Name, name),
        new Claim(SessionClaim, SessionId.ToString("N")), new Claim(KeyClaim, Key.ToString("N")),
    ], scheme));
}
