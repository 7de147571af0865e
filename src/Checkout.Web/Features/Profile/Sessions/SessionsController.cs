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
    public Task<IActionResult> End(Guid session, CancellationToken cancellation) => EndAsync($"That browser is signed out.",
        async db => session != member.User.Session.Id
            && await UserSessions.EndAsync(db, member.User.Id, session, clock.GetUtcNow(), cancellation));

    [HttpPost("EndOthers")]
    public Task<IActionResult> EndOthers(CancellationToken cancellation) => EndAsync($"You are signed out everywhere else.",
        async db => await UserSessions.EndAllAsync(db, member.User.Id, member.User.Session.Id, clock.GetUtcNow(), cancellation) > 0);

    // What had ended already is as it was wanted.
    private async Task<IActionResult> EndAsync(Sentence done, Func<CheckoutDbContext, Task<bool>> end)
    {
        await using var db = contexts.Unscoped();
        if (await end(db) && await users.FindByIdAsync(member.User.Id.ToString()) is { } user)
        {
            security.Allowed(SecurityEvent.SessionsEnded, user.Id);
            await activity.RecordAsync(HttpContext, user, AuditAction.SessionsEnded);
        }

        Notify(done);
        return LocalRedirect("~/Profile#sessions");
    }
}
