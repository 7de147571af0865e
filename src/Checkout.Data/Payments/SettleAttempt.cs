using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>
/// Brings an attempt to where the gateway says it stands, under the account’s lock. The return of the customer, notifications and the
/// reconciler all come through here, in any order and any number of times: what was written before is not written again.
/// </summary>
public sealed class SettleAttempt(AccountTransactions transactions, BusinessCalendar calendar, BillingDepartment billing,
    ILogger<SettleAttempt>? log = null)
{
    private const string Actor = "payment provider";

    /// <param name="found">What the gateway says; null where it has never heard of the attempt.</param>
    /// <param name="givesUp">True where an attempt whose time has run out, and of which the gateway took nothing, is to end.</param>
    public async Task<PaymentAttemptStatus> RunAsync(Guid accountId, Guid attemptId, GatewayPayment? found, bool givesUp,
        CancellationToken cancellation)
    {
        var (status, ended, number, news) = await transactions.RunAsync(accountId, async (db, now, token) =>
        {
            var attempt = await db.PaymentAttempts.Include(row => row.Parts).SingleAsync(row => row.Id == attemptId, token);
            var (before, was) = (attempt.Discrepancy, attempt.Status);
            await FollowAsync(db, attempt, found, givesUp, now, token);
            return (attempt.Status, !attempt.IsLive && attempt.Status != was, attempt.Number,
                attempt.Discrepancy == before ? null : attempt.Discrepancy);
        }, cancellation);
        if (ended)
        {
            TradeMeter.CountPayment(status);
        }

        if (news is not null)
        {
            log?.LogError("Payment {Payment} needs the billing department: {Discrepancy}", number, Sentence.FromStored(news));
        }

        return status;
    }

    /// <summary>Tells the billing department, once, that the gateway does not say what became of an attempt.</summary>
    public Task<bool> TellUnansweredAsync(Guid accountId, Guid attemptId, CancellationToken cancellation) =>
        transactions.RunAsync(accountId, async (db, now, token) =>
    {
        var attempt = await db.PaymentAttempts.Include(row => row.Parts).SingleAsync(row => row.Id == attemptId, token);
        if (!attempt.IsLive || attempt.Discrepancy is not null)
        {
            return false;
        }

        attempt.Report($"{attempt.Gateway} does not say whether it was paid.");
        db.OutboxMessages.AddRange(Attention(accountId, paymentId: null,
            $"{attempt.Gateway} does not say whether payment {attempt.Number}, {AttemptText.Of(attempt)}, was made. Until then nobody else "
            + $"can pay these invoices. Look for {attempt.Number} at {attempt.Gateway}: if the money was taken there, wait until "
            + $"{attempt.Gateway} answers again; if not, free the invoices with “checkout reconcile --release {attempt.Number}”.", now));
        return true;
    }, cancellation);

    private async Task FollowAsync(CheckoutDbContext db, PaymentAttempt attempt, GatewayPayment? found, bool givesUp, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (givesUp)
        {
            attempt.Check(now);
        }

        if (found is { Reference.Length: > 0 }
            && (attempt.Reference is null || (found.PaymentReference is not null && found.PaymentReference != attempt.PaymentReference)))
        {
            attempt.Name(found.Reference, found.PaymentReference);
        }

        switch (found?.Outcome)
        {
            case GatewayOutcome.Open or GatewayOutcome.Processing when attempt.CanOpen:
                attempt.Open(found.Reference, found.PageUrl);
                break;
            case GatewayOutcome.Processing when attempt.PageUrl is not null:
                attempt.Await();
                break;
            case GatewayOutcome.Succeeded when attempt.CanSucceed:
                await ReceiveAsync(db, attempt, found, now, cancellation);
                break;
            case GatewayOutcome.Failed when attempt.CanFail:
                await FailAsync(db, attempt, found, now, cancellation);
                break;
            case GatewayOutcome.Closed when attempt.CanCancel && now < attempt.ExpiresAt:
                attempt.Cancel(now);
                await EndAsync(db, attempt, AuditAction.PaymentCanceled, details: null, now, cancellation);
                break;
            case GatewayOutcome.Closed or null when attempt.CanExpire && now >= attempt.ExpiresAt && (givesUp || found is not null):
                attempt.Expire(now);
                await EndAsync(db, attempt, AuditAction.PaymentExpired, details: null, now, cancellation);
                break;
        }

        if (found is { Outcome: GatewayOutcome.Succeeded, Reversals.Count: > 0 }
            && attempt is { Status: PaymentAttemptStatus.Succeeded, PaymentId: { } paymentId })
        {
            var payment = db.Payments.Local.FirstOrDefault(row => row.Id == paymentId)
                ?? await db.Payments.SingleAsync(row => row.Id == paymentId, cancellation);
            await new RefundsAndChargebacks(db, attempt, payment, calendar, now)
                .FollowAsync(found.Reversals, sentence => Tell(db, payment, sentence, now), cancellation);
        }
    }

    private async Task ReceiveAsync(CheckoutDbContext db, PaymentAttempt attempt, GatewayPayment found, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (!Currency.TryFromCode(found.Currency.ToUpperInvariant(), out var currency) || found.Captured <= 0m
            || !currency.Fits(found.Captured))
        {
            // There is no way to write such money down; the billing department must look at the gateway.
            if (attempt.Discrepancy is null)
            {
                attempt.Report(
                    $"{attempt.Gateway} says that it took “{found.Captured} {found.Currency}” and not {attempt.Total}. It was not "
                    + $"recorded.");
                db.OutboxMessages.AddRange(Attention(attempt.AccountId, attempt.PaymentId, Sentence.FromStored(attempt.Discrepancy!), now));
            }

            return;
        }

        var today = calendar.DateAt(now);
        var received = new Money(found.Captured, currency);
        var payment = await PaymentAsync(db, attempt, received,
            found.CapturedAt is { } at && calendar.DateAt(at) < today ? calendar.DateAt(at) : today, found, cancellation);
        payment.Succeed(await Postings.OnAsync(db, payment.ReceivedOn, today, cancellation));
        db.Payments.Add(payment);
        db.LedgerEntries.Add(LedgerEntry.Of(payment, now));
        await ReleaseAsync(db, attempt, cancellation);
        attempt.Succeed(payment, now);
        if (received == attempt.Total)
        {
            await AllocateAsync(db, attempt, payment, today, now, cancellation);
        }
        else
        {
            attempt.Report(
                $"{attempt.Gateway} took {received} and not {attempt.Total}. The money was received and settles nothing until our "
                + $"billing department has looked at it.");
            var invoices = AttemptText.Invoices(attempt);
            Tell(
                db,
                payment,
                $"{attempt.Gateway} was asked for {attempt.Total} and took {received}. The payment was recorded and not applied to "
                + $"{invoices}.",
                now);
        }

        if (found.Method is { } method && attempt.KeepsMethod
            && await StoredMethods.AddAsync(db, attempt.AccountId, attempt.Gateway, method, attempt.StartedBy, now,
                cancellation) is { } stored)
        {
            db.AuditEntries.Add(Entry(attempt, AuditAction.MethodAdded, $"{stored.Brand} {stored.LastFour}", details: null, now));
        }

        db.AuditEntries.Add(Entry(
            attempt, AuditAction.PaymentReceived, payment.Number, received == attempt.Total ? AttemptText.Of(attempt) : $"{received}",
            now));
        await ReceiptAsync(db, attempt, payment, now, cancellation);
    }

    private static async Task<Payment> PaymentAsync(CheckoutDbContext db, PaymentAttempt attempt, Money amount, DateOnly on,
        GatewayPayment found, CancellationToken cancellation)
    {
        // A success after a failure is another payment: the failed one keeps the number.
        var number = attempt.PaymentId is null ? attempt.Number : await Numbers.PaymentAsync(db, cancellation);
        var allotted = await Slugs.AllotAsync<Payment>(db, number, cancellation);
        return new Payment(attempt.AccountId,
            new PaymentTerms(number, allotted.Slug, DocumentSource.Checkout, null, amount, PaymentMethod.Card, on,
            found.PaymentReference ?? found.Reference));
    }

    /// <summary>Settles what is still open; what isn’t stays in the customer’s favour, and the vendor is told.</summary>
    private async Task AllocateAsync(CheckoutDbContext db, PaymentAttempt attempt, Payment payment, DateOnly today, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var ids = attempt.Parts.Select(part => part.InvoiceId).ToList();
        var invoices = await db.Invoices.Where(invoice => ids.Contains(invoice.Id)).ToDictionaryAsync(invoice => invoice.Id, cancellation);
        foreach (var part in attempt.Parts.OrderBy(part => part.Position))
        {
            var invoice = invoices[part.InvoiceId];
            var amount = invoice.ReservedById is null ? Math.Min(part.Amount, invoice.Balance.Amount) : 0m;
            if (amount > 0m)
            {
                db.Allocations.Add(Allocation.Of(payment, invoice, amount, today, now));
            }
        }

        if (!payment.Unapplied.IsZero)
        {
            Tell(
                db,
                payment,
                $"{payment.Unapplied} of payment {payment.Number} settles nothing: {AttemptText.Invoices(attempt)} had been settled, "
                + $"or was being paid by someone else, when the money arrived. It is unapplied money of the customer.",
                now);
        }
    }

    private async Task FailAsync(CheckoutDbContext db, PaymentAttempt attempt, GatewayPayment found, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var (reason, code) = (found.FailureReason ?? "The payment was declined.", found.FailureCode);
        attempt.Fail(reason, code, now);
        var allotted = await Slugs.AllotAsync<Payment>(db, attempt.Number, cancellation);
        var payment = new Payment(attempt.AccountId,
            new PaymentTerms(attempt.Number, allotted.Slug, DocumentSource.Checkout, null, attempt.Total, PaymentMethod.Card,
            calendar.DateAt(now), found.PaymentReference ?? found.Reference));
        payment.Fail(reason, code);
        db.Payments.Add(payment);
        attempt.KeepFailed(payment);
        await EndAsync(db, attempt, AuditAction.PaymentFailed, Sentence.Plain(FailureWords.Why(code, reason)), now, cancellation);
        if (attempt is { Kind: PaymentAttemptKind.OnFile, StartedByEmail: { } email })
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PaymentFailed, email, attempt.StartedBy, attempt.AccountId, payment.Id,
                data: null, now));
        }
    }

    private static async Task EndAsync(CheckoutDbContext db, PaymentAttempt attempt, AuditAction action, Sentence? details,
        DateTimeOffset now, CancellationToken cancellation)
    {
        await ReleaseAsync(db, attempt, cancellation);
        db.AuditEntries.Add(Entry(attempt, action, attempt.Number, details ?? AttemptText.Of(attempt), now));
    }

    private static async Task ReleaseAsync(CheckoutDbContext db, PaymentAttempt attempt, CancellationToken cancellation)
    {
        foreach (var invoice in await db.Invoices.Where(invoice => invoice.ReservedById == attempt.Id).ToListAsync(cancellation))
        {
            invoice.Release();
        }
    }

    private static AuditEntry Entry(PaymentAttempt attempt, AuditAction action, string subject, Sentence? details, DateTimeOffset now) =>
        new(attempt.AccountId, userId: null, Actor, action, subject, details?.Stored(), ipAddress: null, now);

    private static async Task ReceiptAsync(CheckoutDbContext db, PaymentAttempt attempt, Payment payment, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var readers = new List<(string Email, string Name)>();
        if (attempt.StartedByEmail is { } email)
        {
            readers.Add((email, attempt.StartedBy));
        }
        else
        {
            var ids = attempt.Parts.Select(part => part.InvoiceId).ToList();
            var contracts = db.Invoices.Where(invoice => ids.Contains(invoice.Id)).Select(invoice => invoice.ContractId);
            var contacts = await db.Contracts.Where(contract => contracts.Contains(contract.Id)).SelectMany(contract => contract.Contacts)
                .Select(contact => new { contact.Email, contact.Name }).ToListAsync(cancellation);
            readers.AddRange(contacts.Select(contact => (contact.Email, contact.Name))
                .DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase));
        }

        db.OutboxMessages.AddRange(readers.Select(reader => new OutboxMessage(MessageKind.PaymentReceived, reader.Email, reader.Name,
            attempt.AccountId, payment.Id, data: null, now)));
    }

    private void Tell(CheckoutDbContext db, Payment payment, Sentence sentence, DateTimeOffset now) =>
        db.OutboxMessages.AddRange(Attention(payment.AccountId, payment.Id, sentence, now));

    private IEnumerable<OutboxMessage> Attention(Guid accountId, Guid? paymentId, Sentence sentence, DateTimeOffset now)
    {
        var note = new AttentionRequest(sentence.Stored()).ToJson();
        return billing.Email.Length == 0
            ? []
            : [new OutboxMessage(MessageKind.PaymentNeedsAttention, billing.Email, billing.Name, accountId, paymentId, note, now)];
    }
}
