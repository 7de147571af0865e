using Checkout.Data.Payments.Gateways;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>What came of asking.</summary>
/// <param name="Changed">How many attempts changed their state.</param>
/// <param name="Unanswered">Of how many the gateway did not say what became of them.</param>
public sealed record Reconciled(int Changed, int Unanswered);

/// <summary>
/// Asks the gateway about attempts that hang, ends those whose time has run out, and looks for late successes of those that have ended.
/// Any number of processes may run it.
/// </summary>
public sealed class ReconcileAttempts(CheckoutDbContexts contexts, IPaymentGateway gateway, SettleAttempt settle, TimeProvider clock, ILogger<ReconcileAttempts> log)
{
    /// <summary>So long the customer’s return and the notification have to come by themselves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Attempts that ended without money are asked about now and then, for a gateway can be late.
    private static readonly TimeSpan LatePause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(48);

    // After a change of gateway nobody can be asked any more.
    private static readonly TimeSpan Orphaned = TimeSpan.FromHours(24);

    private const int Most = 200;

    public async Task<Reconciled> RunAsync(CancellationToken cancellationToken)
    {
        var (changed, unanswered) = (0, 0);
        foreach (var attempt in await HangingAsync(cancellationToken))
        {
            try
            {
                changed += await ReconcileAsync(attempt, cancellationToken) == attempt.Status ? 0 : 1;
            }
            catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
            {
                unanswered++;
                log.LogWarning(exception, "{Gateway} did not say what became of payment {Payment}; it is asked again", gateway.Name, attempt.Number);
            }
        }

        return new Reconciled(changed, unanswered);
    }

    private async Task<PaymentAttemptStatus> ReconcileAsync(PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        var (lookup, over) = (GatewayLookup.Of(attempt), clock.GetUtcNow() >= attempt.ExpiresAt);
        if (attempt.Gateway != gateway.Name)
        {
            if (!attempt.IsLive || clock.GetUtcNow() < attempt.ExpiresAt + Orphaned)
            {
                return attempt.Status;
            }

            log.LogWarning("Payment {Payment} was begun with {Gateway}, which is not configured any more; it ends without having been asked about", attempt.Number, attempt.Gateway);
            return await settle.RunAsync(attempt.AccountId, attempt.Id, found: null, givesUp: true, cancellationToken);
        }

        var found = await gateway.FindAsync(lookup, cancellationToken);
        if (found is { Outcome: GatewayOutcome.Open } && over)
        {
            await gateway.CloseAsync(lookup with { Reference = found.Reference }, cancellationToken);
            found = await gateway.FindAsync(lookup, cancellationToken);
        }

        var status = await settle.RunAsync(attempt.AccountId, attempt.Id, found, givesUp: true, cancellationToken);
        if (status != attempt.Status)
        {
            log.LogInformation("Payment {Payment} was {Before} and is {Status} by asking {Gateway}", attempt.Number, attempt.Status, status, gateway.Name);
        }

        return status;
    }

    private async Task<IReadOnlyList<PaymentAttempt>> HangingAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (patient, late, lateFrom) = (now - Patience, now - LatePause, now - LateFor);
        await using var db = contexts.Unscoped();
        return await db.PaymentAttempts.AsNoTracking()
            .Where(row => row.StartedAt <= patient
                && (((row.Status == PaymentAttemptStatus.Created || row.Status == PaymentAttemptStatus.Pending) && (row.CheckedAt == null || row.CheckedAt <= patient))
                    || ((row.Status == PaymentAttemptStatus.Failed || row.Status == PaymentAttemptStatus.Canceled || row.Status == PaymentAttemptStatus.Expired) && row.EndedAt >= lateFrom && (row.CheckedAt == null || row.CheckedAt <= late))))
            .OrderBy(row => row.StartedAt).ThenBy(row => row.Ordinal)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
