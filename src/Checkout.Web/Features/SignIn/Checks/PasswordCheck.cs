using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;

namespace Checkout.Web.Features.SignIn.Checks;

/// <summary>
/// Compares a password, and takes as long where there is nobody, or where no more tries are looked at: each counts first and is hashed.
/// What a wrong one leaves in the activity is written afterwards, by another.
/// </summary>
public sealed class PasswordCheck(UserManager<CheckoutUser> users, CheckoutDbContexts contexts, TryCount tries, SignInActivity activity,
    SecurityLog security)
{
    // Checked where there is no such user.
    private static readonly Lazy<string> NobodysHash = new(() => PasswordHashing.Hasher.HashPassword(new CheckoutUser(),
        Guid.NewGuid().ToString()));

    /// <returns>The person; null where address and password don't match, or weren't looked at.</returns>
    public async Task<CheckoutUser?> FindAsync(HttpContext http, string email, string password)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        var verdict = await tries.CountAsync(http, TryCount.Password, email, user?.Id);
        var result = Verify(user, password);
        if (user is null || result is PasswordVerificationResult.Failed || verdict is TryVerdict.TooMany)
        {
            var isLocked = verdict is not TryVerdict.Allowed;
            security.Refused(isLocked ? SecurityEvent.SignInLocked : SecurityEvent.SignInFailed, user?.Id);

            // From then on tries change nothing, and whoever goes on trying fills nobody's activity.
            if (verdict is not TryVerdict.TooMany)
            {
                activity.RecordLater(http, email, isLocked ? AuditAction.SignInLocked : AuditAction.SignInFailed);
            }

            return null;
        }

        await tries.ForgetAsync(http, TryCount.Password, email, user.Id);
        if (result is PasswordVerificationResult.SuccessRehashNeeded)
        {
            await RehashAsync(user, password, http.RequestAborted);
        }

        return user;
    }

    private PasswordVerificationResult Verify(CheckoutUser? user, string password)
    {
        var hasher = users.PasswordHasher;
        if (user?.PasswordHash is not { } hash)
        {
            hasher.VerifyHashedPassword(new CheckoutUser(), NobodysHash.Value, password);
            return PasswordVerificationResult.Failed;
        }

        if (MissingRounds(hash) is > 0 and var missing)
        {
            // A hash of fewer rounds is quicker to compare: the others are made up for.
            new PasswordHasher<CheckoutUser>(Options.Create(new PasswordHasherOptions { IterationCount = missing }))
                .HashPassword(user, password);
        }

        return hasher.VerifyHashedPassword(user, hash, password);
    }

    private static int MissingRounds(string hash)
    {
        Span<byte> head = stackalloc byte[hash.Length];
        return Convert.TryFromBase64String(hash, head, out var length) && length > 9 && head[0] == 1
            ? PasswordHashing.Rounds - (int)BinaryPrimitives.ReadUInt32BigEndian(head[5..]) : 0;
    }

    // Not through the manager, which would renew the stamp: somebody else may be signing in with it at this moment.
    private async Task RehashAsync(CheckoutUser user, string password, CancellationToken cancellation)
    {
        var (old, hash) = (user.PasswordHash, users.PasswordHasher.HashPassword(user, password));
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await db.Users.Where(row => row.Id == user.Id && row.PasswordHash == old)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.PasswordHash, hash), cancellation);
        user.PasswordHash = hash;
    }
}
