using Checkout.Data.Identity;
using Checkout.Web.Features.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.Profile.Sessions;

/// <summary>Ends sessions of one's own.</summary>
[SignedInOnly]
[Route("Profile/Sessions")]
public sealed class SessionsController(CurrentMember member, UserManager<CheckoutUser> users, CheckoutDbContexts contexts,
    SignInActivity activity, SecurityLog security, TimeProvider clock) : CheckoutController
{
    [HttpPost("End")]
    public async Task<IActionResult> End(Guid session, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        if (session != member.User.Session.Id
            && await UserSessions.EndAsync(db, member.User.Id, session, clock.GetUtcNow(), cancellation))
        {
            await RecordAsync();
        }

        // Where it had ended already, that is what was wanted.
        Notify($"That browser is signed out.");
        return LocalRedirect("~/Profile#sessions");
    }

    [HttpPost("EndOthers")]
    public async Task<IActionResult> EndOthers(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        if (await UserSessions.EndAllAsync(db, member.User.Id, member.User.Session.Id, clock.GetUtcNow(), cancellation) > 0)
        {
            await RecordAsync();
        }

        Notify($"You are signed out everywhere else.");
        return LocalRedirect("~/Profile#sessions");
    }

    private async Task RecordAsync()
    {
        security.Allowed(SecurityEvent.SessionsEnded, member.User.Id);
        if (await users.FindByIdAsync(member.User.Id.ToString()) is { } user)
        {
            await activity.RecordAsync(HttpContext, user, AuditAction.SessionsEnded);
        }
    }
}
