namespace Checkout.Data.Identity;

/// <summary>Changes sessions, each by one statement that counts only while the session lives.</summary>
public static class UserSessions
{
    /// <summary>How long ended sessions are kept for whoever looks into what happened.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Those of a person that have not been ended and not been idle or open for too long.</summary>
    public static IQueryable<UserSession> LiveOf(this CheckoutDbContext db, Guid userId, DateTimeOffset seenAfter,
        DateTimeOffset begunAfter) =>
        db.UserSessions.Where(session => session.UserId == userId && session.EndedAt == null && session.LastSeenAt > seenAfter
            && session.CreatedAt > begunAfter && db.Users.Any(user => user.Id == userId && user.SecurityStamp == session.Stamp));

    /// <summary>Ends one session of a person.</summary>
    /// <returns>False where it had ended, or is another person's.</returns>
    public static async Task<bool> EndAsync(CheckoutDbContext db, Guid userId, Guid sessionId, DateTimeOffset now,
        CancellationToken cancellation) =>
        await EndAsync(db, db.UserSessions.Where(session => session.UserId == userId && session.Id == sessionId), now, cancellation) > 0;

    /// <summary>Ends all sessions of a person but one.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> EndAllAsync(CheckoutDbContext db, Guid userId, Guid? except, DateTimeOffset now,
        CancellationToken cancellation) =>
        EndAsync(db, db.UserSessions.Where(session => session.UserId == userId && session.Id != except), now, cancellation);

    /// <summary>Says that a session is in use.</summary>
    public static async Task SeeAsync(CheckoutDbContext db, Guid sessionId, DateTimeOffset now, CancellationToken cancellation)
    {
        using var turn = await db.WriteTurnAsync(cancellation);
        await db.UserSessions.Where(session => session.Id == sessionId && session.EndedAt == null && session.LastSeenAt < now)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, now), cancellation);
    }

    /// <summary>Gives a session another key, after its person has proved who they are or has changed how.</summary>
    /// <returns>The key; null where the session had ended.</returns>
    public static async Task<Guid?> RaiseAsync(CheckoutDbContext db, Guid sessionId, SignInMethod method, string stamp, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var key = Guid.NewGuid();
        using var turn = db.Database.CurrentTransaction is null ? await db.WriteTurnAsync(cancellation) : null;
        return await db.UserSessions.Where(session => session.Id == sessionId && session.EndedAt == null)
            .ExecuteUpdateAsync(update => update
            .SetProperty(session => session.PreviousKey, session => session.Key).SetProperty(session => session.Key, key)
            .SetProperty(session => session.KeyedAt, now).SetProperty(session => session.ConfirmedAt, now)
            .SetProperty(session => session.LastSeenAt, now).SetProperty(session => session.Method, method)
            .SetProperty(session => session.Stamp, stamp), cancellation) == 1 ? key : null;
    }

    /// <summary>Forgets what ended long ago.</summary>
    public static async Task TidyAsync(CheckoutDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - Kept;
        await db.UserSessions.Where(session => session.LastSeenAt < before).ExecuteDeleteAsync(cancellation);
        await db.SignInTries.Where(tries => tries.Until < now).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<int> EndAsync(CheckoutDbContext db, IQueryable<UserSession> sessions, DateTimeOffset now,
        CancellationToken cancellation)
    {
        using var turn = db.Database.CurrentTransaction is null ? await db.WriteTurnAsync(cancellation) : null;
        return await sessions.Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.EndedAt, now), cancellation);
    }
}
