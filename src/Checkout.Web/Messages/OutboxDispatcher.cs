using Checkout.Data.Runs;

namespace Checkout.Web.Messages;

/// <summary>
/// Sends what waits in the outbox. A message is claimed for a while before it is sent, so that two nodes don't send it at once; a crash
/// in between sends it again, with the same Message-ID.
/// </summary>
public sealed class OutboxDispatcher(
    CheckoutDbContexts contexts, MessageRenderer renderer, IMailTransport transport, RunGuard guard, TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>How many messages were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var sent = 0;
        await guard.PassAsync("messages", async pass =>
        {
            var now = clock.GetUtcNow();
            foreach (var (id, isDue) in await WaitingAsync(now, cancellation))
            {
                if (isDue)
                {
                    await pass.TryAsync(id, async () => sent += await SendAsync(id, cancellation) ? 1 : 0);
                }
                else
                {
                    pass.Waits(id);
                }
            }
        }, cancellation);
        return sent;
    }

    /// <summary>What is due, and what failed before and comes again later, whichever process tried it.</summary>
    private async Task<IReadOnlyList<(Guid Id, bool IsDue)>> WaitingAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var waiting = await db.OutboxMessages
            .Where(message => message.Status == MessageStatus.Waiting && (message.NextAttemptAt <= now || message.LastError != null))
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Ordinal)
            .Select(message => new { message.Id, IsDue = message.NextAttemptAt <= now })
            .ToListAsync(cancellation);
        return [.. waiting.Select(message => (message.Id, message.IsDue))];
    }

    private async Task<bool> SendAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var message = await db.OutboxMessages.SingleAsync(row => row.Id == id, cancellation);
        if (message.Status is not MessageStatus.Waiting || message.NextAttemptAt > clock.GetUtcNow()
            || !await ClaimAsync(db, message, cancellation))
        {
            return false;
        }

        try
        {
            using var mime = await renderer.RenderAsync(message, cancellation);
            if (mime is not null)
            {
                await transport.SendAsync(mime, cancellation);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            message.MarkFailed($"{exception.GetType().Name}: {exception.Message}", clock.GetUtcNow());
            await KeepAsync(db);
            throw;
        }

        message.MarkSent(clock.GetUtcNow());
        await KeepAsync(db);
        logger.LogInformation("Message {MessageId} of kind {Kind} sent", message.Id, message.Kind);
        return true;
    }

    /// <summary>What has been tried must be noted also when the host is stopping.</summary>
    private static async Task KeepAsync(CheckoutDbContext db)
    {
        using var turn = await db.WriteTurnAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<bool> ClaimAsync(CheckoutDbContext db, OutboxMessage message, CancellationToken cancellation)
    {
        message.Claim(clock.GetUtcNow(), Lease);
        try
        {
            using var turn = await db.WriteTurnAsync(cancellation);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
