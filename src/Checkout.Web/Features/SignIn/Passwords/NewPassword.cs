using Checkout.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Passwords;

/// <summary>Changes a password in one transaction with what follows from it: the lock ends, the accounts' activity says so, and the person
/// is told by mail. Every older session ends with it.</summary>
public sealed class NewPassword(UserManager<CheckoutUser> users, SignInActivity activity, CheckoutDbContext db, SecurityLog security,
    TimeProvider clock)
{
    /// <param name="change">Through the user manager, and so within the transaction.</param>
    public async Task<IdentityResult> SetAsync(HttpContext http, CheckoutUser user,
        Func<UserManager<CheckoutUser>, Task<IdentityResult>> change, CancellationToken cancellation)
    {
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await change(users);
        if (!result.Succeeded)
        {
            return result;
        }

        // Who reads the mailbox, or knows the old password, may try again at once.
        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        var now = clock.GetUtcNow();
        db.OutboxMessages.Add(new OutboxMessage(MessageKind.PasswordChanged, user.Email!, user.DisplayName, accountId: null, user.Id,
            data: null, now));
        await db.SaveChangesAsync(cancellation);
        await activity.RecordAsync(http, user, AuditAction.PasswordChanged, db, now);
        await transaction.CommitAsync(CancellationToken.None);
        security.Allowed(SecurityEvent.PasswordChanged, user.Id);
        return result;
    }
}
