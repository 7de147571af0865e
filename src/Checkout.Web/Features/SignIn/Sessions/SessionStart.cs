using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Sessions;

/// <summary>Begins the session of whoever has been recognised, in whatever way, and raises or ends one.</summary>
public sealed class SessionStart(CheckoutDbContexts contexts, SignInActivity activity, KnownDevices devices, SecurityLog security,
    TimeProvider clock)
{
    /// <summary>Enters it in the activity, makes the session and its cookie, and tells the person by mail where the device is
    /// new.</summary>
    /// <param name="onlyAccountId">The one account that it opens, where somebody else's sign-in vouches for the person.</param>
    /// <param name="returnUrl">Where the person wanted to go; anything but a path of this portal leads to Home.</param>
    /// <returns>Where to go now.</returns>
    public async Task<string> SignInAsync(HttpContext http, CheckoutUser user, SignInMethod method, string? returnUrl,
        Guid? onlyAccountId = null)
    {
        // Entered first: nobody is let in unseen.
        await activity.RecordAsync(http, user, AuditAction.SignedIn, SignInWords.Of(method), onlyAccountId);
        var isKnown = devices.Knows(http, user.Id);
        var session = Session(http, user, method, onlyAccountId);
        await using (var db = contexts.Unscoped())
        {
            if (SessionTicket.Of(http.User) is { } before)
            {
                await UserSessions.EndAsync(db, before.UserId, before.SessionId, session.CreatedAt, http.RequestAborted);
            }

            var hasSignedIn = !isKnown && await db.UserSessions.AnyAsync(row => row.UserId == user.Id, http.RequestAborted);
            using var turn = await db.WriteTurnAsync(http.RequestAborted);
            db.UserSessions.Add(session);
            if (hasSignedIn)
            {
                db.OutboxMessages.Add(new OutboxMessage(MessageKind.NewDevice, user.Email!, user.DisplayName, accountId: null, user.Id,
                    JsonSerializer.Serialize(new NewDevice(session.Device, session.Address, session.CreatedAt)), session.CreatedAt));
            }

            await db.SaveChangesAsync(http.RequestAborted);
            await UserSessions.TidyAsync(db, session.CreatedAt, http.RequestAborted);
        }

        devices.Remember(http, user.Id);
        await WriteAsync(http, user, session.Id, session.Key);
        security.Allowed(SecurityEvent.SignedIn, user.Id);
        return PortalPath.Local(returnUrl) ?? "~/";
    }

    /// <summary>The session of a browser, without the cookie.</summary>
    public UserSession Session(HttpContext? http, CheckoutUser user, SignInMethod method, Guid? onlyAccountId = null) =>
        new(user.Id, user.SecurityStamp ?? "", method, http?.Connection.RemoteIpAddress?.ToString(),
            DeviceName.Of(http?.Request.Headers.UserAgent.ToString()), clock.GetUtcNow(), onlyAccountId);

    /// <summary>Gives the session of this request another key and cookie, because its person has just proved who they are, or has changed
    /// how they do.</summary>
    public async Task RaiseAsync(HttpContext http, CheckoutUser user, CurrentSession session, SignInMethod method)
    {
        await using var db = contexts.Unscoped();
        if (await UserSessions.RaiseAsync(db, session.Id, method, user.SecurityStamp ?? "", clock.GetUtcNow(), http.RequestAborted)
            is { } key)
        {
            await WriteAsync(http, user, session.Id, key);
        }
    }

    /// <summary>Ends the session of this browser.</summary>
    /// <returns>The one account that it opened; null for all.</returns>
    public async Task<Guid?> EndAsync(HttpContext http)
    {
        Guid? only = null;
        if (SessionTicket.Of(http.User) is { } ticket)
        {
            await using var db = contexts.Unscoped();
            only = await db.UserSessions.Where(row => row.Id == ticket.SessionId).Select(row => row.OnlyAccountId)
                .SingleOrDefaultAsync(http.RequestAborted);
            await UserSessions.EndAsync(db, ticket.UserId, ticket.SessionId, clock.GetUtcNow(), http.RequestAborted);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return only;
    }

    private static Task WriteAsync(HttpContext http, CheckoutUser user, Guid session, Guid key) =>
        http.SignInAsync(IdentityConstants.ApplicationScheme,
            new SessionTicket(user.Id, session, key).ToPrincipal(IdentityConstants.ApplicationScheme, user.Email!));
}

/// <summary>What the mail about a new device says.</summary>
public sealed record NewDevice(string Device, string? Address, DateTimeOffset At);
