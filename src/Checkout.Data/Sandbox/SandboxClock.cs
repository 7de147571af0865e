using System.Data.Common;

namespace Checkout.Data.Sandbox;

/// <summary>
/// The clock of a sandbox: the real one, as far ahead as the database says, so that every process and the command agree. It can be moved
/// forward and never back. What waits or measures does so in real time.
/// </summary>
public sealed class SandboxClock(TimeProvider outside, CheckoutDbContexts contexts) : TimeProvider
{
    // So long, in milliseconds, another process may be behind after a move: as two machines may be whose clocks differ.
    private const long Fresh = 1000;

    private long _ahead;
    private long _readAt = long.MinValue / 2;

    /// <summary>The real one.</summary>
    public TimeProvider Outside => outside;

    public override TimeZoneInfo LocalTimeZone => outside.LocalTimeZone;

    public override long TimestampFrequency => outside.TimestampFrequency;

    public override long GetTimestamp() => outside.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        outside.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow()
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _readAt) >= Fresh)
        {
            Read();
        }

        return outside.GetUtcNow() + TimeSpan.FromSeconds(Interlocked.Read(ref _ahead));
    }

    /// <summary>Moves the clock of every process to an instant, and the sessions that are open along with it, so that nobody has to sign in
    /// again; an earlier instant changes nothing.</summary>
    public async Task MoveAsync(DateTimeOffset to, CancellationToken cancellation)
    {
        var ahead = (long)Math.Ceiling((to - outside.GetUtcNow()).TotalSeconds);
        await using var db = contexts.Unscoped();
        using (await db.WriteTurnAsync(cancellation))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var before = await db.SandboxTimes.Select(time => time.Ahead).SingleAsync(cancellation);
            if (await db.SandboxTimes.Where(time => time.Ahead < ahead)
                .ExecuteUpdateAsync(update => update.SetProperty(time => time.Ahead, ahead), cancellation) == 1)
            {
                foreach (var session in await db.UserSessions.Where(session => session.EndedAt == null).ToListAsync(cancellation))
                {
                    session.MoveAlong(TimeSpan.FromSeconds(ahead - before));
                }

                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(CancellationToken.None);
            }
        }

        Read();
    }

    // Where the database does not answer, and before it has tables, the clock goes on as it was.
    private void Read()
    {
        Interlocked.Exchange(ref _readAt, Environment.TickCount64);
        try
        {
            var read = contexts.ReadAsync($"\"Ahead\" FROM \"{SandboxTime.Table}\"", 1, row => row.GetInt64(0), CancellationToken.None)
                .GetAwaiter().GetResult();
            Interlocked.Exchange(ref _ahead, read.Count == 1 ? read[0] : 0);
        }
        catch (DbException) { }
    }
}

public static class SandboxClocks
{
    /// <summary>The real time, for what others count by their own clock: codes of telephones, tokens of providers, cookies.</summary>
    public static TimeProvider Outside(this TimeProvider clock) => clock is SandboxClock sandbox ? sandbox.Outside : clock;
}
