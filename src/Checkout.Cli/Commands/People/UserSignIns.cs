using Checkout.Data.Identity;

namespace Checkout.Cli.Commands.People;

/// <summary>What an operator does about how somebody signs in.</summary>
internal static class UserSignIns
{
    public static Task<int> SignOutAsync(Operation operation, UserOptions options, CancellationToken cancellation) =>
        ChangeAsync(operation, options, AuditAction.SessionsEnded, async (db, user, now) =>
            $"{user.Email} is signed out of {await UserSessions.EndAllAsync(db, user.Id, except: null, now, cancellation)} browsers.",
            cancellation);

    public static Task<int> ResetSecondFactorAsync(Operation operation, UserOptions options, CancellationToken cancellation) =>
        ChangeAsync(operation, options, AuditAction.SecondFactorRemoved, async (db, user, now) =>
        {
            await db.Authenticators.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            await db.RecoveryCodes.Where(row => row.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            await UserSessions.EndAllAsync(db, user.Id, except: null, now, cancellation);
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.SignInChanged, user.Email!, user.DisplayName, accountId: null, user.Id,
                "The authenticator app was removed from your sign-in at your company’s request. Your password alone lets you in again.",
                now));
            return $"{user.Email} signs in with the password alone until another app is added. Passkeys stay.";
        }, cancellation);

    private static async Task<int> ChangeAsync(Operation operation, UserOptions options, AuditAction action,
        Func<CheckoutDbContext, CheckoutUser, DateTimeOffset, Task<string>> change, CancellationToken cancellation)
    {
        await using var db = operation.OpenDatabase();
        using var turn = await db.WriteTurnAsync(cancellation);
        var user = await UsersCommand.UserAsync(db, operation.Parsed.GetRequiredValue(options.RequiredEmail), cancellation);
        var now = operation.Get<TimeProvider>().GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var said = await change(db, user, now);
        foreach (var accountId in await db.Memberships.Where(row => row.UserId == user.Id).Select(row => row.AccountId)
            .ToListAsync(cancellation))
        {
            db.AuditEntries.Add(new AuditEntry(accountId, userId: null, UsersCommand.Actor, action, user.Email, details: null,
                ipAddress: null, now));
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        await operation.Output.WriteLineAsync(said);
        return ExitCode.Done;
    }
}
