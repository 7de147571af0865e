using System.Diagnostics;
using Checkout.Data.Runs;
using MailKit.Net.Smtp;

namespace Checkout.Web.Messages;

/// <summary>
/// Sends what waits in the outbox. A message is claimed for a while before it is sent, so that two nodes don't send it at once; a crash
/// in between sends it again, with the same Message-ID. What waits for the same person about the same things goes out as one mail.
/// </summary>
public sealed class OutboxDispatcher(
    CheckoutDbContexts contexts, MessageRenderer renderer, IMailTransport transport, RunGuard guard, TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <returns>How many mails were sent.</returns>
    public async Task<int> RunAsync(MailLane lane, CancellationToken cancellation)
    {
        var sent = 0;
        await guard.PassAsync(lane is MailLane.Words ? "messages" : "messages with documents", async pass =>
        {
            var queue = new OutboxQueue(contexts, lane);
            while (await queue.NextTurnAsync(clock.GetUtcNow(), cancellation) is { Count: > 0 } turn)
            {
                foreach (var id in turn)
                {
                    var isSent = false;
                    await pass.TryAsync(id, async () => isSent = await SendAsync(id, cancellation));
                    if (isSent)
                    {
                        sent++;
                    }
                    else
                    {
                        queue.LeaveBehind(id);
                    }
                }
            }

            foreach (var id in await queue.WaitingAgainAsync(clock.GetUtcNow(), cancellation))
            {
                pass.Waits(id);
            }
        }, cancellation);
        return sent;
    }

    private async Task<bool> SendAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var first = await db.OutboxMessages.SingleAsync(row => row.Id == id, cancellation);
        if (first.Status is not MessageStatus.Waiting || first.NextAttemptAt > clock.GetUtcNow())
        {
            return false;
        }

        var messages = await BundleAsync(db, first, cancellation);
        if (!await ClaimAsync(db, messages, cancellation))
        {
            return false;
        }

        using var span = TradeMeter.Spans.StartActivity("mail", ActivityKind.Producer)?.SetTag("mail.kind", first.Kind.ToString())
            .SetTag("mail.count", messages.Count);

        // From here on also when the host is stopping: nobody else would send what is claimed before the claim ends.
        try
        {
            using var mime = await renderer.RenderAsync(messages, CancellationToken.None);
            if (mime is not null)
            {
                await transport.SendAsync(mime, CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            TradeMeter.CountMail(sent: false);
            span?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            var now = clock.GetUtcNow();
            if (IsRefusal(exception))
            {
                messages.ForEach(message => message.Refuse(now));
            }

            messages.ForEach(message => message.MarkFailed($"{exception.GetType().Name}: {exception.Message}", now));
            await KeepAsync(db);
            throw;
        }

        TradeMeter.CountMail(sent: true);
        var sentAt = clock.GetUtcNow();
        messages.ForEach(message => message.MarkSent(sentAt));
        await KeepAsync(db);
        logger.LogInformation("Message {MessageId} of kind {Kind} sent, one of {Count} in its mail", first.Id, first.Kind, messages.Count);
        return true;
    }

    /// <summary>The message, and what goes out in the same mail. What was tried together before is tried together again, so that a mail
    /// which is sent twice says the same under the same Message-ID.</summary>
    private async Task<List<OutboxMessage>> BundleAsync(CheckoutDbContext db, OutboxMessage first, CancellationToken cancellation)
    {
        if (!MessageKinds.IsBundled(first.Kind))
        {
            return [first];
        }

        var (now, kinds) = (clock.GetUtcNow(), MessageKinds.BundledWith(first.Kind));
        var others = db.OutboxMessages
            .Where(message => message.Status == MessageStatus.Waiting && message.NextAttemptAt <= now && message.Id != first.Id
                && message.To == first.To && message.ForAccountId == first.ForAccountId && kinds.Contains(message.Kind)
                && message.Attempts == first.Attempts && (first.Attempts == 0 || message.NextAttemptAt == first.NextAttemptAt))
            .OrderBy(message => message.Ordinal);
        var bundle = await Digest.PartOf(first.Kind, others).ToListAsync(cancellation);
        return [.. bundle.Append(first).OrderBy(message => message.Ordinal)];
    }

    // Whoever is only asked to come again later (4yz) gets the mail in the end, or it is given up.
    private static bool IsRefusal(Exception exception) =>
        exception is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 };

    private static async Task KeepAsync(CheckoutDbContext db)
    {
        using var turn = await db.WriteTurnAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<bool> ClaimAsync(CheckoutDbContext db, List<OutboxMessage> messages, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        messages.ForEach(message => message.Claim(now, Lease));
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
