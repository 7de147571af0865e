using System.Text.Json;
using Checkout.Data.Runs;

namespace Checkout.Data.Payments.Simulated;

/// <summary>How a customer’s attempt on the simulated page ended.</summary>
public enum SimulatedAnswer
{
    Paid,

    /// <summary>The page stays open: another card may do.</summary>
    Declined,
    NeedsConfirmation,

    /// <summary>The page stays open: the card’s last day is over.</summary>
    Expired,
    TimedOut,

    /// <summary>The page was closed, or used, before.</summary>
    Closed,
}

/// <summary>
/// The gateway for trying out and for tests: no money, no cards, but pages, charges, refusals, delays and notifications as a real one has
/// them. Its books are in the database, so that they survive a restart and any process can answer.
/// </summary>
public sealed class SimulatedGateway(CheckoutDbContexts contexts, SimulatedSignature signature, TimeProvider clock) : IPaymentGateway
{
    /// <summary>As it stands with attempts and in the configuration.</summary>
    public const string GatewayName = "Simulated";

    /// <summary>How late the late card is charged.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromSeconds(90);

    private readonly SimulatedSignature _signature = signature;

    public string Name => GatewayName;

    public async Task<GatewayPage> OpenPaymentAsync(GatewayOrder order, GatewayLinks links, CancellationToken cancellation)
    {
        var payment = await OnceAsync(Of(SimulatedMode.Page, order, $"{order.IdempotencyKey}-page"),
            row => row.LeadTo(links, order.KeepsMethod), cancellation);
        return new GatewayPage(payment.Reference, $"/SimulatedGateway/{payment.Reference}");
    }

    public async Task<GatewayPayment> ChargeAsync(GatewayOrder order, GatewayMethod method, CancellationToken cancellation)
    {
        var payment = await OnceAsync(Of(SimulatedMode.OnFile, order, order.IdempotencyKey),
            row => Charge(row, SimulatedCard.OfToken(method.Token)), cancellation);
        return StateOf(payment, []);
    }

    public async Task<GatewayPayment?> FindAsync(GatewayLookup attempt, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        if (await db.SimulatedPayments.SingleOrDefaultAsync(row => row.AttemptId == attempt.AttemptId, cancellation) is not { } payment)
        {
            return null;
        }

        payment.Advance(clock.GetUtcNow());
        await SaveAsync(db, cancellation);
        var reversals = await db.SimulatedReversals.AsNoTracking().Where(row => row.PaymentReference == payment.Reference)
            .ToListAsync(cancellation);
        return StateOf(payment, reversals);
    }

    public async Task CloseAsync(GatewayLookup attempt, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        if (await db.SimulatedPayments.SingleOrDefaultAsync(row => row.AttemptId == attempt.AttemptId, cancellation) is { } payment)
        {
            payment.Close();
            await SaveAsync(db, cancellation);
        }
    }

    public async Task<GatewayPage> OpenSetupAsync(GatewaySetup setup, GatewayLinks links, CancellationToken cancellation)
    {
        var row = new SimulatedPayment(SimulatedMode.Setup, setup.AccountId, attemptId: null, setup.IdempotencyKey, setup.AccountNumber,
            0m, "", setup.ExpiresAt);
        var payment = await OnceAsync(row, made => made.LeadTo(links, keepsMethod: true), cancellation);
        return new GatewayPage(payment.Reference, $"/SimulatedGateway/{payment.Reference}");
    }

    public async Task<GatewayMethod?> FindSetupAsync(Guid accountId, string reference, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var payment = await db.SimulatedPayments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Reference == reference && row.OwnerId == accountId && row.Mode == SimulatedMode.Setup,
            cancellation);
        return payment is { Outcome: GatewayOutcome.Succeeded } ? MethodOf(payment) : null;
    }

    public Task ForgetAsync(GatewayMethod method, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<string> RefundAsync(GatewayRefund refund, CancellationToken cancellation) =>
        await ReverseAsync(refund.PaymentReference, PaymentReversalKind.Refund, $"simre_{refund.IdempotencyKey}", refund.Amount.Amount,
            cancellation);

    public GatewayNotice? Read(string body, string? signature, DateTimeOffset now)
    {
        if (!_signature.IsRight(body, signature, now))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<GatewayNotice>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes money back, or gives it back to the vendor: what banks and the vendor’s staff do at a real gateway.</summary>
    public async Task<string> ReverseAsync(string paymentReference, PaymentReversalKind kind, string reference, decimal amount,
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        var payment = await db.SimulatedPayments.SingleOrDefaultAsync(row => row.Reference == paymentReference, cancellation)
            ?? throw new GatewayRefusedException($"There is no payment {paymentReference}.");
        if (!await db.SimulatedReversals.AnyAsync(row => row.Reference == reference, cancellation))
        {
            var gone = await db.SimulatedReversals.Where(row => row.PaymentReference == paymentReference && !row.Reinstated)
                .SumAsync(row => row.Amount, cancellation);
            if (payment.Outcome is not GatewayOutcome.Succeeded || amount > payment.Amount - gone)
            {
                throw new GatewayRefusedException(
                    $"{amount.ToString("0.####", CultureInfo.InvariantCulture)} of {paymentReference} can’t be refunded.");
            }

            db.SimulatedReversals.Add(new SimulatedReversal(paymentReference, kind, reference, amount, clock.GetUtcNow()));
            Notify(db, payment, kind is PaymentReversalKind.Refund ? "refunded" : "disputed", times: 1);
            await db.SaveChangesAsync(cancellation);
        }

        return reference;
    }

    /// <summary>The bank decides for the vendor, or a refund fails.</summary>
    public async Task ReinstateAsync(string reference, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        var reversal = await db.SimulatedReversals.SingleAsync(row => row.Reference == reference, cancellation);
        reversal.Reinstate();
        Notify(db, await db.SimulatedPayments.SingleAsync(row => row.Reference == reversal.PaymentReference, cancellation),
            reversal.Kind is PaymentReversalKind.Refund ? "refund failed" : "dispute won", times: 1);
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>What the page shows; null where there is none of this owner.</returns>
    public async Task<SimulatedPayment?> PageAsync(Guid ownerId, string reference, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var payment = await db.SimulatedPayments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Reference == reference && row.OwnerId == ownerId, cancellation);
        payment?.Advance(clock.GetUtcNow());
        return payment;
    }

    /// <summary>The customer sends a card.</summary>
    /// <param name="confirmed">True where the bank’s question was answered.</param>
    public async Task<SimulatedAnswer> SubmitAsync(string reference, SimulatedCard card, int expiryMonth, int expiryYear, bool confirmed,
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        var payment = await db.SimulatedPayments.SingleAsync(row => row.Reference == reference, cancellation);
        var now = clock.GetUtcNow();
        payment.Advance(now);
        if (payment.Outcome is not GatewayOutcome.Open)
        {
            return SimulatedAnswer.Closed;
        }

        if (new DateOnly(expiryYear, expiryMonth, 1).AddMonths(1) <= DateOnly.FromDateTime(now.UtcDateTime))
        {
            return SimulatedAnswer.Expired;
        }

        switch (card.Behavior)
        {
            case SimulatedBehavior.Declines or SimulatedBehavior.HasNoMoney:
            case SimulatedBehavior.DeclinesLater when payment.Mode is SimulatedMode.Page:
                return SimulatedAnswer.Declined;
            case SimulatedBehavior.WantsConfirmation when !confirmed:
                return SimulatedAnswer.NeedsConfirmation;
        }

        payment.Remember(card, expiryMonth, expiryYear);
        if (card.Behavior is SimulatedBehavior.AnswersLate && payment.Mode is SimulatedMode.Page)
        {
            payment.CaptureLater(now + Lateness);
        }
        else
        {
            payment.Capture(now);
        }

        if (payment.Mode is SimulatedMode.Page)
        {
            Announce(db, payment, card);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return SimulatedAnswer.Closed;
        }

        return payment.Outcome is GatewayOutcome.Processing ? SimulatedAnswer.TimedOut : SimulatedAnswer.Paid;
    }

    /// <summary>Hands out what is due, signed, and marks it as delivered where the receiver took it.</summary>
    /// <param name="deliver">Takes body and signature; false where it must come again.</param>
    public async Task<int> DeliverAsync(RunPass pass, Func<string, string, CancellationToken, Task<bool>> deliver,
        CancellationToken cancellation)
    {
        var delivered = 0;
        await using var db = contexts.Unscoped();
        var now = clock.GetUtcNow();
        var due = await db.SimulatedNotifications.Where(row => row.DeliveredAt == null && row.DeliverAt <= now)
            .OrderBy(row => row.DeliverAt).ThenBy(row => row.Ordinal).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var id in due)
        {
            await pass.TryAsync(id, async () => delivered += await DeliverAsync(id, deliver, cancellation) ? 1 : 0);
        }

        return delivered;
    }

    private async Task<bool> DeliverAsync(Guid id, Func<string, string, CancellationToken, Task<bool>> deliver,
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var notification = await db.SimulatedNotifications.SingleAsync(row => row.Id == id, cancellation);
        var attemptId = await db.SimulatedPayments.Where(row => row.Reference == notification.Reference)
            .Select(row => row.AttemptId).SingleOrDefaultAsync(cancellation);
        var body = JsonSerializer.Serialize(new GatewayNotice(notification.EventId, notification.Type, attemptId, notification.Reference));
        if (!await deliver(body, _signature.Sign(body, clock.GetUtcNow()), cancellation))
        {
            return false;
        }

        using var turn = await db.WriteTurnAsync(cancellation);
        notification.MarkDelivered(clock.GetUtcNow());
        await SaveAsync(db, cancellation);
        return true;
    }

    private static SimulatedPayment Of(SimulatedMode mode, GatewayOrder order, string key) =>
        new(mode, order.AccountId, order.AttemptId, key, $"{order.Number} · {order.Description}", order.Amount.Amount,
            order.Amount.Currency.Code, order.ExpiresAt);

    private void Charge(SimulatedPayment payment, SimulatedCard? card)
    {
        switch (card?.Behavior)
        {
            case SimulatedBehavior.HasNoMoney:
                payment.Fail("insufficient_funds", "Your card has insufficient funds.");
                break;
            case SimulatedBehavior.WantsConfirmation:
                payment.Fail("authentication_required", "Your card was declined. This transaction requires authentication.");
                break;
            case null or SimulatedBehavior.Declines or SimulatedBehavior.DeclinesLater:
                payment.Fail("card_declined", "Your card was declined.");
                break;
            case SimulatedBehavior.AnswersLate:
                payment.CaptureLater(clock.GetUtcNow() + Lateness);
                break;
            default:
                payment.Capture(clock.GetUtcNow());
                break;
        }
    }

    private void Announce(CheckoutDbContext db, SimulatedPayment payment, SimulatedCard card)
    {
        switch (card.Behavior)
        {
            case SimulatedBehavior.NotifiesTwice:
                Notify(db, payment, "succeeded", times: 2);
                break;
            case SimulatedBehavior.NotifiesOutOfOrder:
                Notify(db, payment, "succeeded", times: 1);
                Notify(db, payment, "failed", times: 1);
                Notify(db, payment, "opened", times: 1);
                break;
            default:
                Notify(db, payment, "succeeded", times: 1);
                break;
        }
    }

    private void Notify(CheckoutDbContext db, SimulatedPayment payment, string type, int times)
    {
        var eventId = $"simevt_{Guid.NewGuid():N}";
        for (var i = 0; i < times; i++)
        {
            db.SimulatedNotifications.Add(new SimulatedNotification(eventId, type, payment.Reference,
                payment.ArrivesAt ?? clock.GetUtcNow()));
        }
    }

    /// <summary>The row of an idempotency key: made once, whoever asks and how often.</summary>
    private async Task<SimulatedPayment> OnceAsync(SimulatedPayment made, Action<SimulatedPayment> begin, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        if (await db.SimulatedPayments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.IdempotencyKey == made.IdempotencyKey, cancellation) is { } before)
        {
            return before;
        }

        begin(made);
        db.SimulatedPayments.Add(made);
        return await db.TrySaveAsync(cancellation) ? made
            : await db.SimulatedPayments.AsNoTracking().SingleAsync(row => row.IdempotencyKey == made.IdempotencyKey, cancellation);
    }

    private static async Task SaveAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process did the same.
        }
    }

    private static GatewayPayment StateOf(SimulatedPayment payment, IReadOnlyList<SimulatedReversal> reversals) =>
        new(payment.Reference, payment.Outcome)
        {
            PageUrl = payment is { Mode: SimulatedMode.Page, Outcome: GatewayOutcome.Open } ? $"/SimulatedGateway/{payment.Reference}"
                : null,
            Captured = payment.Outcome is GatewayOutcome.Succeeded ? payment.Amount : 0m,
            Currency = payment.Currency,
            CapturedAt = payment.CapturedAt,
            FailureCode = payment.FailureCode,
            FailureReason = payment.FailureReason,
            Method = payment is { Outcome: GatewayOutcome.Succeeded, KeepsMethod: true } ? MethodOf(payment) : null,
            Reversals = [.. reversals.Select(row => new GatewayReversal(row.Kind, row.Reference, row.Amount, row.At, row.Reinstated))],
        };

    private static GatewayMethod? MethodOf(SimulatedPayment payment) =>
        payment is { MethodToken: { } token, Brand: { } brand, LastFour: { } lastFour }
        ? new GatewayMethod($"simcus_{payment.OwnerId:N}", token, brand, lastFour, payment.ExpiryMonth, payment.ExpiryYear)
        : null;
}
