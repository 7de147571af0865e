using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>What came of a notification.</summary>
public enum ReceivedNotification
{
    /// <summary>The signature was wrong or too old: nobody knows who sent it.</summary>
    Refused,
    Handled,

    /// <summary>The same event was dealt with before.</summary>
    Repeated,

    /// <summary>It speaks of no attempt of this deployment; it was kept and nothing else was done.</summary>
    Unknown,
}

/// <summary>
/// Takes a gateway’s notification. It only says what to ask about: the gateway is asked for the state of now, so that notifications may be
/// late, doubled or out of order.
/// </summary>
public sealed class ReceiveNotification(CheckoutDbContexts contexts, IPaymentGateway gateway, SettleAttempt settle, TimeProvider clock,
    ILogger<ReceiveNotification> log)
{
    /// <exception cref="GatewayUnavailableException">It can’t be asked now; the notification must come again.</exception>
    public async Task<ReceivedNotification> RunAsync(string body, string? signature, CancellationToken cancellation)
    {
        if (gateway.Read(body, signature, clock.GetUtcNow()) is not { } notice)
        {
            log.LogWarning("A notification with a wrong or old signature was refused");
            return ReceivedNotification.Refused;
        }

        await using var db = contexts.Unscoped();
        if (await db.GatewayNotifications.AnyAsync(row => row.Gateway == gateway.Name && row.EventId == notice.EventId, cancellation))
        {
            return ReceivedNotification.Repeated;
        }

        var attempt = await FindAsync(db, notice, cancellation);
        if (attempt is null)
        {
            log.LogWarning("{Gateway} notified {Type} of {Reference}, which is no payment of this portal (event {Event})", gateway.Name,
                notice.Type, notice.Reference, notice.EventId);
            return await KeepAsync(db, notice, NotificationOutcome.Unknown, cancellation) ? ReceivedNotification.Unknown
                : ReceivedNotification.Repeated;
        }

        // The notification may be here before our own record of the gateway’s name.
        var lookup = await GatewayLookup.ReadAsync(db, attempt, cancellation);
        var found = await gateway.FindAsync(lookup with { Reference = attempt.Reference ?? notice.Reference }, cancellation);
        var status = found is null ? attempt.Status
            : await settle.RunAsync(attempt.AccountId, attempt.Id, found, givesUp: false, cancellation);
        log.LogInformation("{Gateway} notified {Type}: payment {Payment} is {Status}", gateway.Name, notice.Type, attempt.Number, status);
        return await KeepAsync(db, notice, NotificationOutcome.Handled, cancellation) ? ReceivedNotification.Handled
            : ReceivedNotification.Repeated;
    }

    private async Task<PaymentAttempt?> FindAsync(CheckoutDbContext db, GatewayNotice notice, CancellationToken cancellation)
    {
        var attempts = db.PaymentAttempts.AsNoTracking().Where(row => row.Gateway == gateway.Name);
        return (notice.AttemptId is { } id ? await attempts.SingleOrDefaultAsync(row => row.Id == id, cancellation) : null)
            ?? (notice.Reference is { } name
                ? await attempts.FirstOrDefaultAsync(row => row.Reference == name || row.PaymentReference == name, cancellation) : null);
    }

    /// <returns>False where another process was faster.</returns>
    private async Task<bool> KeepAsync(CheckoutDbContext db, GatewayNotice notice, NotificationOutcome outcome,
        CancellationToken cancellation)
    {
        using var turn = await db.WriteTurnAsync(cancellation);
        db.GatewayNotifications.Add(new GatewayNotification(gateway.Name, notice.EventId, notice.Type, notice.Reference, outcome,
            clock.GetUtcNow()));
        return await db.TrySaveAsync(cancellation);
    }
}
