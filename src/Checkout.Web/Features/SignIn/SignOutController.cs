using Checkout.Web.Features.SignIn.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn;

/// <summary>Ends the session of whoever is signed in by now. The page may have been opened by somebody before: where its token is another
/// one's, it is enough that it is a page of this portal.</summary>
[AllowAnonymous]
public sealed class SignOutController(UserManager<CheckoutUser> users, SessionStart sessions, SignInActivity activity,
    IAntiforgery antiforgery, SecurityLog security) : CheckoutController
{
    [HttpPost("SignOut"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> EndAsync()
    {
        if (!Opening.IsFromHere(Request) && !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return StatusCode(StatusCodes.Status400BadRequest);
        }

        if (await users.GetUserAsync(User) is { } user)
        {
            await activity.RecordAsync(HttpContext, user, AuditAction.SignedOut);
            security.Allowed(SecurityEvent.SignedOut, user.Id);
        }

        var only = await sessions.EndAsync(HttpContext);
        // Cookies are left out: browsers would end the sessions of every subdomain.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        Notify($"You are signed out.");
        return Redirect(SignOnSession.AfterSignOut(only));
    }
}
