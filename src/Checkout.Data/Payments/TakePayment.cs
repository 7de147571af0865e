using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>Asks the gateway for what an attempt says, and brings back what it answers. Each verb may be repeated.</summary>
public sealed class TakePayment(CheckoutDbContexts contexts, AccountTransactions transactions, IPaymentGateway gateway,
    SettleAttempt settle, TimeProvider clock, ILogger<TakePayment> log)
{
    /// <summary>So long a charge of which nothing is known holds its invoices: as long as its key lives, and then some time to look for
    /// it.</summary>
    public static readonly TimeSpan HoldsOnFile = TimeSpan.FromHours(26);

    // Gateways forget a key after a day.
    private static readonly TimeSpan KeyLives = TimeSpan.FromHours(23);

    /// <summary>
    /// False where another gateway has been configured since the attempt began: this one knows nothing of it, and money may have been taken
    /// there. The reconciler ends such an attempt when that can’t be any more.
    /// </summary>
    public bool Asks(PaymentAttempt attempt) => attempt.Gateway == gateway.Name;

    /// <summary>Charges the method on file, or opens the gateway’s page. Nothing of the browser’s cancels it: the attempt is a
    /// row.</summary>
    /// <returns>Where the customer pays; null where the attempt’s own page says how it stands.</returns>
    public async Task<string?> BeginAsync(PaymentAttempt attempt, GatewayLinks links)
    {
        if (attempt.Kind is PaymentAttemptKind.Hosted)
        {
            return await OpenAsync(attempt.AccountId, attempt.Id, links, CancellationToken.None);
        }

        await ChargeAsync(attempt.AccountId, attempt.Id, CancellationToken.None);
        return null;
    }

    /// <summary>Opens the gateway’s page.</summary>
    /// <returns>Where the customer pays; null where the gateway does not answer, or will not: then nothing was taken and the invoices are
    /// free again.</returns>
    public async Task<string?> OpenAsync(Guid accountId, Guid attemptId, GatewayLinks links, CancellationToken cancellation)
    {
        var attempt = await ReadAsync(accountId, attemptId, cancellation);
        if (!attempt.CanOpen || !Asks(attempt))
        {
            return attempt.PageUrl;
        }

        try
        {
            var page = await gateway.OpenPaymentAsync(await OrderAsync(attempt, cancellation), links, cancellation);
            var status = await settle.RunAsync(accountId, attemptId,
                new GatewayPayment(page.Reference, GatewayOutcome.Open) { PageUrl = page.Url }, givesUp: false, CancellationToken.None);
            if (status is PaymentAttemptStatus.Pending)
            {
                return page.Url;
            }

            // Given up meanwhile: nobody is to pay on a page whose invoices are free again.
            await gateway.CloseAsync(GatewayLookup.Of(attempt) with { Reference = page.Reference }, CancellationToken.None);
            return null;
        }
        catch (GatewayRefusedException exception)
        {
            await AbandonAsync(attempt, exception);
            return null;
        }
        catch (GatewayUnavailableException exception)
        {
            // Nobody has seen the page, if there is one: nothing can be paid on it.
            log.LogError(exception, "{Gateway} could not open a page for payment {Payment}", gateway.Name, attempt.Number);
            await AbandonAsync(attempt, "Our payment provider does not answer at the moment. Nothing was charged.", code: null);
            return null;
        }
    }

    /// <summary>Charges the attempt’s method on file.</summary>
    public async Task<PaymentAttemptStatus> ChargeAsync(Guid accountId, Guid attemptId, CancellationToken cancellation)
    {
        var attempt = await ReadAsync(accountId, attemptId, cancellation);
        if (!attempt.CanOpen || !Asks(attempt))
        {
            return attempt.Status;
        }

        await using var db = contexts.ForAccount(accountId);
        try
        {
            var payment = await gateway.ChargeAsync(await OrderAsync(attempt, cancellation),
                GatewayMethod.Of(await MethodAsync(db, attempt, cancellation)), cancellation);
            var status = await settle.RunAsync(accountId, attemptId, payment, givesUp: false, CancellationToken.None);
            log.LogInformation("Payment {Payment} was charged to a method on file: {Status}", attempt.Number, status);
            return status;
        }
        catch (GatewayRefusedException exception)
        {
            await AbandonAsync(attempt, exception);
            return PaymentAttemptStatus.Failed;
        }
        catch (GatewayUnavailableException exception)
        {
            // Whether it was charged is not known: the attempt keeps its invoices until the reconciler has been told.
            log.LogError(exception, "{Gateway} did not answer for payment {Payment}; it is asked again", gateway.Name, attempt.Number);
            return attempt.Status;
        }
    }

    /// <summary>
    /// Asks what became of an attempt. A charge of which nothing is known is asked for once more with its key: the gateway answers what it
    /// answered the first time, and charges only where the first request never reached it. A search that lags can’t lead to a second
    /// charge.
    /// </summary>
    /// <exception cref="GatewayUnavailableException">It did not answer.</exception>
    public async Task<GatewayPayment?> AskAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(attempt.AccountId);
        if (attempt is { Kind: PaymentAttemptKind.OnFile, CanOpen: true, Reference: null }
            && clock.GetUtcNow() < attempt.StartedAt + KeyLives
            && await MethodAsync(db, attempt, cancellation) is { RemovedAt: null } method)
        {
            try
            {
                return await gateway.ChargeAsync(await OrderAsync(attempt, cancellation), GatewayMethod.Of(method), cancellation);
            }
            catch (GatewayRefusedException exception)
            {
                await AbandonAsync(attempt, exception);
                return null;
            }
            catch (GatewayUnavailableException exception)
            {
                // A key repeats the gateway’s own errors as well: whether it charged is looked up.
                log.LogWarning(exception, "{Gateway} did not repeat its answer for payment {Payment}", gateway.Name, attempt.Number);
            }
        }

        return await gateway.FindAsync(await GatewayLookup.ReadAsync(db, attempt, cancellation), cancellation);
    }

    /// <summary>Asks the gateway how an attempt stands, and records it.</summary>
    /// <exception cref="GatewayUnavailableException">It did not answer.</exception>
    public async Task<PaymentAttemptStatus> RefreshAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        if (!Asks(attempt))
        {
            return attempt.Status;
        }

        var found = await AskAsync(attempt, cancellation);
        return found is null ? attempt.Status
            : await settle.RunAsync(attempt.AccountId, attempt.Id, found, givesUp: false, CancellationToken.None);
    }

    /// <summary>
    /// Closes the page, and records what the gateway says then: paid in the last moment is paid. A charge on file can’t be given up, only
    /// asked about. An attempt at another gateway stays as it is.
    /// </summary>
    /// <exception cref="GatewayUnavailableException">It did not answer.</exception>
    public async Task<PaymentAttemptStatus> CancelAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        if (attempt.Kind is PaymentAttemptKind.OnFile || !Asks(attempt))
        {
            return await RefreshAsync(attempt, cancellation);
        }

        var lookup = GatewayLookup.Of(attempt);
        await gateway.CloseAsync(lookup, cancellation);
        var found = await gateway.FindAsync(lookup, cancellation) ?? new GatewayPayment(attempt.Reference ?? "", GatewayOutcome.Closed);
        return await settle.RunAsync(attempt.AccountId, attempt.Id, found, givesUp: false, CancellationToken.None);
    }

    private Task<bool> AbandonAsync(PaymentAttempt attempt, GatewayRefusedException refusal)
    {
        log.LogError(refusal, "{Gateway} refused payment {Payment}: {Code}", gateway.Name, attempt.Number, refusal.Code);
        return AbandonAsync(attempt, FailureWords.Of(refusal.Code).Why, refusal.Code);
    }

    /// <summary>Ends an attempt of which the gateway certainly took nothing.</summary>
    private Task<bool> AbandonAsync(PaymentAttempt attempt, string reason, string? code) =>
        transactions.RunAsync(attempt.AccountId, async (db, now, token) =>
    {
        var row = await db.PaymentAttempts.Include(other => other.Parts).SingleAsync(other => other.Id == attempt.Id, token);
        if (!row.CanFail)
        {
            return false;
        }

        row.Fail(reason, code, now);
        db.AuditEntries.Add(new AuditEntry(row.AccountId, userId: null, "payment provider", AuditAction.PaymentFailed, row.Number, reason,
            ipAddress: null, now));
        foreach (var invoice in await db.Invoices.Where(invoice => invoice.ReservedById == row.Id).ToListAsync(token))
        {
            invoice.Release();
        }

        return true;
    }, CancellationToken.None);

    private static Task<StoredMethod> MethodAsync(CheckoutDbContext db, PaymentAttempt attempt, CancellationToken cancellation) =>
        db.StoredMethods.AsNoTracking().SingleAsync(row => row.Id == attempt.MethodId, cancellation);

    private async Task<PaymentAttempt> ReadAsync(Guid accountId, Guid attemptId, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(accountId);
        return await db.PaymentAttempts.AsNoTracking().Include(row => row.Parts).SingleAsync(row => row.Id == attemptId, cancellation);
    }

    private async Task<GatewayOrder> OrderAsync(PaymentAttempt attempt, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(attempt.AccountId);
        var account = await db.Accounts.AsNoTracking().Select(row => row.Number).SingleAsync(cancellation);
        return new GatewayOrder(attempt.AccountId, attempt.Id, attempt.Number, attempt.Total,
            $"{account}: {AttemptText.Invoices(attempt)}", attempt.IdempotencyKey,
            attempt.ExpiresAt > clock.GetUtcNow() ? attempt.ExpiresAt : clock.GetUtcNow())
        {
            Email = attempt.StartedByEmail,
            KeepsMethod = attempt.KeepsMethod,
        };
    }
}
