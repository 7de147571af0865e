using Checkout.Web.Features.SignIn.Checks;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Changes a password in one transaction with what follows from it: all other sessions end, the accounts' activity says so, and
/// the person is told by mail.</summary>
public sealed class NewPassword(UserManager<CheckoutUser> users, SignInActivity activity, TryCount tries, CheckoutDbContext db,
    SecurityLog security, TimeProvider clock)
{
    /// <param name="change">Through the user manager, and so within the transaction.</param>
    /// <param name="session">The session that goes on; null where none does.</param>
    public async Task<IdentityResult> SetAsync(HttpContext http, CheckoutUser user, Guid? session,
        Func<UserManager<CheckoutUser>, Task<IdentityResult>> change, CancellationToken cancellation)
    {
        using (await db.WriteTurnAsync(cancellation))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var result = await change(users);
            if (!result.Succeeded)
            {
                return result;
            }

            var now = clock.GetUtcNow();
            await UserSessions.EndAllAsync(db, user.Id, session, now, cancellation);
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PasswordChanged, user.Email!, user.DisplayName, accountId: null, user.Id,
                data: null, now));
            await db.SaveChangesAsync(cancellation);
            await activity.RecordAsync(http, user, AuditAction.PasswordChanged, db, now);
            await transaction.CommitAsync(CancellationToken.None);
        }

        // Who reads the mailbox, or knows the old password, may try again at once.
        await tries.ForgetAsync(http, TryCount.Password, user.Email!, user.Id);
        security.Allowed(SecurityEvent.PasswordChanged, user.Id);
        return IdentityResult.Success;
    }
}
