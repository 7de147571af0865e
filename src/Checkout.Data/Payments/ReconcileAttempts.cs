using Checkout.Data.Payments.Gateways;
using Checkout.Data.Runs;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>
/// Asks the gateway about attempts that hang, ends those whose time has run out, and looks for late successes of those that have ended.
/// Any number of processes may run it.
/// </summary>
public sealed class ReconcileAttempts(
    CheckoutDbContexts contexts, IPaymentGateway gateway, SettleAttempt settle, RunGuard guard, TimeProvider clock,
    ILogger<ReconcileAttempts> log)
{
    /// <summary>So long the customer’s return and the notification have to come by themselves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Attempts that ended without money are asked about now and then, for a gateway can be late.
    private static readonly TimeSpan LatePause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(48);

    // After a change of gateway nobody can be asked any more.
    private static readonly TimeSpan Orphaned = TimeSpan.FromHours(24);

    /// <returns>How many attempts changed their state.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var changed = 0;
        await guard.PassAsync("payments that hang", async pass =>
        {
            foreach (var id in await HangingAsync(cancellation))
            {
                await pass.TryAsync(id, async () => changed += await ReconcileAsync(id, cancellation) ? 1 : 0);
            }
        }, cancellation);
        return changed;
    }

    private async Task<bool> ReconcileAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        return await ReconcileAsync(attempt, cancellation) != attempt.Status;
    }

    private async Task<PaymentAttemptStatus> ReconcileAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        var (lookup, over) = (GatewayLookup.Of(attempt), clock.GetUtcNow() >= attempt.ExpiresAt);
        if (attempt.Gateway != gateway.Name)
        {
            if (!attempt.IsLive || clock.GetUtcNow() < attempt.ExpiresAt + Orphaned)
            {
                return attempt.Status;
            }

            log.LogWarning(
                "Payment {Payment} was started with {Gateway}, which is no longer configured; it ends without having been asked about",
                attempt.Number, attempt.Gateway);
            return await settle.RunAsync(attempt.AccountId, attempt.Id, found: null, givesUp: true, cancellation);
        }

        var found = await gateway.FindAsync(lookup, cancellation);
        if (found is { Outcome: GatewayOutcome.Open } && over)
        {
            await gateway.CloseAsync(lookup with { Reference = found.Reference }, cancellation);
            found = await gateway.FindAsync(lookup, cancellation);
        }

        var status = await settle.RunAsync(attempt.AccountId, attempt.Id, found, givesUp: true, cancellation);
        if (status != attempt.Status)
        {
            log.LogInformation("Payment {Payment} was {Before} and is {Status} by asking {Gateway}", attempt.Number, attempt.Status,
                status, gateway.Name);
        }

        return status;
    }

    private async Task<IReadOnlyList<Guid>> HangingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (patient, late, lateFrom) = (now - Patience, now - LatePause, now - LateFor);
        await using var db = contexts.Unscoped();
        return await db.PaymentAttempts
            .Where(row => row.StartedAt <= patient
                && (((row.Status == PaymentAttemptStatus.Created || row.Status == PaymentAttemptStatus.Pending)
                    && (row.CheckedAt == null || row.CheckedAt <= patient))
                    || ((row.Status == PaymentAttemptStatus.Failed || row.Status == PaymentAttemptStatus.Canceled
                        || row.Status == PaymentAttemptStatus.Expired) && row.EndedAt >= lateFrom
                        && (row.CheckedAt == null || row.CheckedAt <= late))))
            .OrderBy(row => row.StartedAt).ThenBy(row => row.Ordinal)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
    }
}
