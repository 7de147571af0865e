namespace Checkout.Data.Runs;

/// <summary>
/// Keeps what a run writes to somebody until the run has ended, so that it is one mail and not one for each row. It is kept in the
/// message itself: where the process dies, or the run takes longer, the messages go out when the hold ends.
/// </summary>
internal sealed class MessageHold
{
    private static readonly AsyncLocal<MessageHold?> Current = new();

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly DateTimeOffset _until;
    private bool _holds;

    private MessageHold(DateTimeOffset until) => _until = until;

    /// <summary>Holds what is written from here on, in what is awaited from here.</summary>
    public static MessageHold Begin(DateTimeOffset now)
    {
        // As fine as every database keeps it: the messages are found by it.
        var until = now + Longest;
        return Current.Value = new MessageHold(until.AddTicks(-(until.Ticks % TimeSpan.TicksPerMillisecond)));
    }

    public static void Take(OutboxMessage message)
    {
        if (Current.Value is { } hold && MessageKinds.IsBundled(message.Kind))
        {
            message.Hold(hold._until);
            hold._holds = true;
        }
    }

    public async Task ReleaseAsync(CheckoutDbContexts contexts, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!_holds)
        {
            return;
        }

        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await db.OutboxMessages
            .Where(message => message.Status == MessageStatus.Waiting && message.Attempts == 0 && message.NextAttemptAt == _until)
            .ExecuteUpdateAsync(update => update.SetProperty(message => message.NextAttemptAt, now), cancellation);
    }
}
