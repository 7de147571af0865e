using System.Diagnostics.CodeAnalysis;
using Checkout.Data;
using Checkout.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Messages;

/// <summary>
/// Sends what waits in the outbox. A message is claimed for a while before it is sent, so that two nodes don't send it at once; a crash
/// in between sends it again, with the same Message-ID.
/// </summary>
public sealed class OutboxDispatcher(CheckoutDbContexts contexts, MessageRenderer renderer, IMailTransport transport, TimeProvider clock, ILogger<OutboxDispatcher> logger)
{
    private const int BatchSize = 50;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>How many messages were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.Unscoped();
        var due = await db.OutboxMessages
            .Where(message => message.Status == MessageStatus.Waiting && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Ordinal)
            .Select(message => message.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var id in due)
        {
            sent += await SendAsync(id, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with one message is noted on it and tried again later.")]
    private async Task<bool> SendAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = contexts.Unscoped();
        var message = await db.OutboxMessages.SingleAsync(row => row.Id == id, cancellationToken);
        if (message.Status is not MessageStatus.Waiting || message.NextAttemptAt > clock.GetUtcNow() || !await ClaimAsync(db, message, cancellationToken))
        {
            return false;
        }

        try
        {
            using var mime = await renderer.RenderAsync(message, cancellationToken);
            if (mime is not null)
            {
                await transport.SendAsync(mime, cancellationToken);
            }

            message.MarkSent(clock.GetUtcNow());
            logger.LogInformation("Message {MessageId} of kind {Kind} sent", message.Id, message.Kind);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            message.MarkFailed($"{exception.GetType().Name}: {exception.Message}", clock.GetUtcNow());
            logger.LogWarning(exception, "Message {MessageId} of kind {Kind} could not be sent, attempt {Attempt}", message.Id, message.Kind, message.Attempts);
        }

        // What has been sent must be noted also when the host is stopping.
        using var turn = await db.WriteTurnAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        return message.Status is MessageStatus.Sent;
    }

    private async Task<bool> ClaimAsync(CheckoutDbContext db, OutboxMessage message, CancellationToken cancellationToken)
    {
        message.Claim(clock.GetUtcNow(), Lease);
        try
        {
            using var turn = await db.WriteTurnAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
