using Checkout.Data.Runs;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>
/// Asks the gateway about attempts that hang, ends those whose time has run out, looks for late successes of those that have ended, and for
/// money that went back of those that succeeded. Any number of processes may run it.
/// </summary>
public sealed class ReconcileAttempts(CheckoutDbContexts contexts, IPaymentGateway gateway, TakePayment take, SettleAttempt settle,
    RunGuard guard, BusinessCalendar calendar, TimeProvider clock, ILogger<ReconcileAttempts> log)
{
    /// <summary>So long the customer’s return and the notification have to come by themselves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>So long after a payment, and after money of it went back, the gateway is asked each day whether more did.</summary>
    public static readonly TimeSpan WatchFor = TimeSpan.FromDays(30);

    // A pass of a minute: hanging attempts do not wait for thousands of paid ones.
    private const int WatchedAtOnce = 50;

    private static readonly TimeSpan WatchPause = TimeSpan.FromHours(20);

    // Attempts that ended without money are asked about now and then, for a gateway can be late.
    private static readonly TimeSpan LatePause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LateFor = TimeSpan.FromHours(48);

    // After a change of gateway nobody can be asked any more.
    private static readonly TimeSpan Orphaned = TimeSpan.FromHours(24);

    /// <param name="since">From this business day on every attempt is asked about, however it ended; null: what is due.</param>
    /// <returns>How many attempts changed their state.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation, DateOnly? since = null)
    {
        var changed = 0;
        await guard.PassAsync("payments that hang", async pass =>
        {
            foreach (var id in since is { } from ? await SinceAsync(from, cancellation)
                : [.. await HangingAsync(cancellation), .. await WatchedAsync(cancellation)])
            {
                await pass.TryAsync(id, async () => changed += await ReconcileAsync(id, cancellation) ? 1 : 0);
            }
        }, cancellation);
        return changed;
    }

    /// <summary>Frees the invoices of an attempt of which an operator knows that nothing was taken. Money that comes all the same
    /// counts.</summary>
    /// <exception cref="RuleViolation">There is no such attempt, or it holds nothing.</exception>
    public async Task ReleaseAsync(string number, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation);
        RuleViolation.ThrowIf(attempt is not { IsLive: true }, $"There is no payment {number} that holds invoices.");

        await settle.RunAsync(attempt.AccountId, attempt.Id, new GatewayPayment("", GatewayOutcome.Closed), givesUp: true,
            CancellationToken.None);
    }

    /// <summary>Attempts that hold their invoices and of which the gateway said nothing in the last pass.</summary>
    public async Task<IReadOnlyList<string>> UnansweredAsync(CancellationToken cancellation)
    {
        var patient = clock.GetUtcNow() - Patience;
        await using var db = contexts.Unscoped();
        return await Unanswered(db, patient).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(cancellation);
    }

    /// <summary>Attempts that hold their invoices and of which the gateway has said nothing since then.</summary>
    internal static IQueryable<PaymentAttempt> Unanswered(CheckoutDbContext db, DateTimeOffset since) => db.PaymentAttempts
        .Where(row => (row.Status == PaymentAttemptStatus.Created || row.Status == PaymentAttemptStatus.Pending)
            && row.StartedAt <= since && (row.CheckedAt == null || row.CheckedAt <= since));

    private async Task<bool> ReconcileAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var attempt = await db.PaymentAttempts.AsNoTracking().Include(row => row.Parts).SingleAsync(row => row.Id == id, cancellation);
        try
        {
            return await ReconcileAsync(attempt, cancellation) != attempt.Status;
        }
        catch (Exception exception) when (exception is GatewayUnavailableException or GatewayRefusedException)
        {
            if (attempt.IsLive && clock.GetUtcNow() >= attempt.StartedAt + TakePayment.HoldsOnFile)
            {
                await settle.TellUnansweredAsync(attempt.AccountId, attempt.Id, cancellation);
            }

            throw;
        }
    }

    private async Task<PaymentAttemptStatus> ReconcileAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        if (!take.Asks(attempt))
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

        var found = await take.AskAsync(attempt, cancellation);
        if (found is { Outcome: GatewayOutcome.Open } && clock.GetUtcNow() >= attempt.ExpiresAt)
        {
            var lookup = GatewayLookup.Of(attempt) with { Reference = found.Reference };
            await gateway.CloseAsync(lookup, cancellation);
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

    /// <summary>Payments of the last days, and those of which money went back in the last days: a refund can fail.</summary>
    private async Task<IReadOnlyList<Guid>> WatchedAsync(CancellationToken cancellation)
    {
        var (from, before) = (clock.GetUtcNow() - WatchFor, clock.GetUtcNow() - WatchPause);
        await using var db = contexts.Unscoped();
        var rested = db.PaymentAttempts.Where(row => row.Gateway == gateway.Name && row.Status == PaymentAttemptStatus.Succeeded
            && (row.CheckedAt ?? row.EndedAt) <= before);
        var reversed = await rested
            .Where(row => db.PaymentReversals.Any(back => back.PaymentId == row.PaymentId && back.RecordedAt >= from))
            .OrderBy(row => row.StartedAt).ThenBy(row => row.Ordinal).Select(row => row.Id).Take(WatchedAtOnce).ToListAsync(cancellation);
        var recent = await rested.Where(row => row.StartedAt >= from)
            .OrderBy(row => row.StartedAt).ThenBy(row => row.Ordinal).Select(row => row.Id).Take(WatchedAtOnce).ToListAsync(cancellation);
        return [.. reversed.Union(recent)];
    }

    private async Task<IReadOnlyList<Guid>> SinceAsync(DateOnly since, CancellationToken cancellation)
    {
        var from = calendar.FirstInstantAfter(since.AddDays(-1));
        await using var db = contexts.Unscoped();
        return await db.PaymentAttempts.Where(row => row.StartedAt >= from).OrderBy(row => row.StartedAt).ThenBy(row => row.Ordinal)
            .Select(row => row.Id).ToListAsync(cancellation);
    }
}
