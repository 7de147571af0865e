using System.Globalization;
using Checkout.Data.Payments.Gateways;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Checkout.Data.Payments;

/// <summary>
/// Lets invoices pay themselves: follows charges that are under way, announces what is to be charged, and charges what is due. Everything is
/// decided again under the account’s lock, so that any number of processes may run it, at any time, and each charge and each mail happens once.
/// </summary>
public sealed class AutopayRun(
    CheckoutDbContexts contexts, AccountTransactions transactions, BusinessCalendar calendar, IPaymentGateway gateway, ChargeOnFile charge, TakePayment take, AutopayTerms terms, TimeProvider clock, ILogger<AutopayRun> log)
{
    /// <summary>Who is said to be paying.</summary>
    public const string Actor = "Autopay";

    private static readonly OnFileStarter Starter = new(null, Actor, null, null);

    // A process that ended between writing a charge down and asking the gateway is finished by another, while there is time.
    private static readonly TimeSpan Forsaken = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(10);

    /// <returns>How many charges were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (accountId, id, attemptId, isForsaken) in await UnderWayAsync(cancellationToken))
        {
            await GuardAsync(id, async () =>
            {
                if (isForsaken)
                {
                    await take.ChargeAsync(accountId, attemptId, CancellationToken.None);
                }

                await FollowAsync(accountId, id, cancellationToken);
            });
        }

        foreach (var (accountId, contractId, invoiceId) in await UnplannedAsync(cancellationToken))
        {
            await GuardAsync(invoiceId, () => transactions.RunAsync(accountId, (db, now, token) => PlanAsync(db, contractId, invoiceId, now, token), cancellationToken));
        }

        var charged = 0;
        foreach (var (accountId, id) in await DueAsync(cancellationToken))
        {
            await GuardAsync(id, async () =>
            {
                if (await transactions.RunAsync(accountId, (db, now, token) => BeginAsync(db, id, now, token), cancellationToken) is { } attemptId)
                {
                    charged++;
                    await take.ChargeAsync(accountId, attemptId, CancellationToken.None);
                    await FollowAsync(accountId, id, cancellationToken);
                }
            });
        }

        return charged;
    }

    /// <summary>One invoice that can’t be dealt with must not keep the others from being paid.</summary>
    private async Task GuardAsync(Guid id, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is RuleViolation or DbUpdateException or GatewayUnavailableException or GatewayRefusedException)
        {
            log.LogError(exception, "Automatic payment {Autopayment} could not go on; it is looked at again", id);
        }
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid Id, Guid AttemptId, bool IsForsaken)>> UnderWayAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.Unscoped();
        var rows = await db.AutopayCharges
            .Where(row => row.AttemptId != null && row.FailureReason == null && db.Autopayments.Any(plan => plan.Id == row.AutopaymentId && plan.Status == AutopaymentStatus.Charging))
            .Join(db.PaymentAttempts, row => row.AttemptId, attempt => attempt.Id, (row, attempt) => new { row.AccountId, row.AutopaymentId, attempt.Id, attempt.Status, attempt.StartedAt, attempt.ExpiresAt, attempt.Gateway })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (row.AccountId, row.AutopaymentId, row.Id, IsForsaken: row.Status is PaymentAttemptStatus.Created && row.Gateway == gateway.Name && row.StartedAt + Forsaken <= now && now + Enough < row.ExpiresAt, row.Status))
                .Where(row => row.IsForsaken || row.Status is not (PaymentAttemptStatus.Created or PaymentAttemptStatus.Pending))
                .Select(row => (row.AccountId, row.AutopaymentId, row.Id, row.IsForsaken)),
        ];
    }

    /// <summary>Brings what became of a charge to the invoice’s plan, once.</summary>
    private Task<bool> FollowAsync(Guid accountId, Guid id, CancellationToken cancellationToken) => transactions.RunAsync(accountId, async (db, now, token) =>
    {
        var plan = await db.Autopayments.Include(row => row.Charges).SingleAsync(row => row.Id == id, token);
        if (plan is not { Status: AutopaymentStatus.Charging, Last.AttemptId: { } attemptId })
        {
            return false;
        }

        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == attemptId, token);
        switch (attempt.Status)
        {
            case PaymentAttemptStatus.Succeeded:
                plan.Settle();
                break;
            case PaymentAttemptStatus.Failed:
                await FailAsync(db, plan, attempt.Total, attempt.FailureReason ?? "The payment was declined.", attempt.FailureCode, now, token);
                break;
            case PaymentAttemptStatus.Canceled or PaymentAttemptStatus.Expired:
                await FailAsync(db, plan, attempt.Total, "Our payment provider did not answer in time. Nothing was charged.", code: null, now, token);
                break;
        }

        return true;
    }, cancellationToken);

    private async Task<IReadOnlyList<(Guid AccountId, Guid ContractId, Guid InvoiceId)>> UnplannedAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        await using var db = contexts.Unscoped();
        var open = await db.Invoices.Where(invoice => invoice.VoidedOn == null && invoice.DueAmount > invoice.AllocatedAmount && invoice.DueAmount > 0m)
            .Join(db.Contracts.Where(contract => contract.Autopay != AutopayMode.Off), invoice => invoice.ContractId, contract => contract.Id, (invoice, contract) => new
            {
                invoice.AccountId,
                ContractId = contract.Id,
                contract.Autopay,
                invoice.Id,
                invoice.IssuedOn,
                invoice.DueOn,
                invoice.DisputedAt,
                invoice.Ordinal,
            })
            .OrderBy(row => row.IssuedOn).ThenBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var plans = await db.Autopayments.AsNoTracking().Where(row => row.Status != AutopaymentStatus.Settled).ToDictionaryAsync(row => row.InvoiceId, cancellationToken);
        var settled = await db.Autopayments.Where(row => (row.Status == AutopaymentStatus.Waiting || row.Status == AutopaymentStatus.Paused || row.Status == AutopaymentStatus.GivenUp)
                && db.Invoices.Any(invoice => invoice.Id == row.InvoiceId && (invoice.VoidedOn != null || invoice.AllocatedAmount >= invoice.DueAmount)))
            .Select(row => new { row.AccountId, row.ContractId, row.InvoiceId })
            .ToListAsync(cancellationToken);
        return
        [
            .. open.Where(row => AutopaySteps.Of(row.Autopay, row.IssuedOn, row.DueOn, row.DisputedAt is not null, plans.GetValueOrDefault(row.Id), terms.NoticeDays, today) is not AutopayStep.None)
                .Select(row => (row.AccountId, row.ContractId, row.Id)),
            .. settled.Select(row => (row.AccountId, row.ContractId, row.InvoiceId)),
        ];
    }

    private async Task<bool> PlanAsync(CheckoutDbContext db, Guid contractId, Guid invoiceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(now);
        var contract = await db.Contracts.SingleAsync(row => row.Id == contractId, cancellationToken);
        var invoice = await db.Invoices.SingleAsync(row => row.Id == invoiceId, cancellationToken);
        var plan = await db.Autopayments.Include(row => row.Charges).SingleOrDefaultAsync(row => row.InvoiceId == invoiceId, cancellationToken);
        if (invoice.Balance.IsZero)
        {
            if (plan is { CanSettle: true, Status: not AutopaymentStatus.Charging })
            {
                plan.Settle();
            }

            return false;
        }

        switch (AutopaySteps.Of(contract.Autopay, invoice.IssuedOn, invoice.DueOn, invoice.DisputedAt is not null, plan, terms.NoticeDays, today))
        {
            case AutopayStep.Announce:
                db.Autopayments.Add(plan = new Autopayment(invoice, contract.Id, AutopaySteps.FirstOn(contract.Autopay, invoice.IssuedOn, invoice.DueOn, plan, today), now));
                if (await IsAboveLimitAsync(db, plan, invoice, now, cancellationToken))
                {
                    return false;
                }

                break;
            case AutopayStep.Move:
                plan!.Plan(AutopaySteps.FirstOn(contract.Autopay, invoice.IssuedOn, invoice.DueOn, plan, today), now);
                break;
            case AutopayStep.Resume:
                plan!.Resume(today.AddDays(terms.NoticeDays), now);
                break;
            case AutopayStep.Pause:
                plan!.Pause();
                return false;
            default:
                return false;
        }

        var method = await StoredMethods.ForContractAsync(db, contract.Id, gateway.Name, today, cancellationToken);
        var note = new AutopayNote(invoice.Balance.Amount, plan.NextOn!.Value) { Method = AutopayNote.NameOf(method) };
        await WriteAsync(db, MessageKind.AutopayAnnounced, AuditAction.AutopayAnnounced, plan, invoice, note, Day(note.On), now, cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid Id)>> DueAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        await using var db = contexts.Unscoped();
        var due = await db.Autopayments
            .Where(row => row.Status == AutopaymentStatus.Waiting && (row.RetryOn ?? row.PlannedOn) <= today
                && db.Contracts.Any(contract => contract.Id == row.ContractId && contract.Autopay != AutopayMode.Off)
                && db.Invoices.Any(invoice => invoice.Id == row.InvoiceId && invoice.ReservedById == null && invoice.DisputedAt == null))
            .OrderBy(row => row.PlannedOn).ThenBy(row => row.Ordinal)
            .Select(row => new { row.AccountId, row.Id })
            .ToListAsync(cancellationToken);
        return [.. due.Select(row => (row.AccountId, row.Id))];
    }

    /// <summary>Looks once more whether it may be charged, and writes the charge down.</summary>
    /// <returns>The attempt that the gateway is to be asked for; null where there is none.</returns>
    private async Task<Guid?> BeginAsync(CheckoutDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = calendar.DateAt(now);
        var plan = await db.Autopayments.Include(row => row.Charges).SingleAsync(row => row.Id == id, cancellationToken);
        var contract = await db.Contracts.SingleAsync(row => row.Id == plan.ContractId, cancellationToken);
        var invoice = await db.Invoices.SingleAsync(row => row.Id == plan.InvoiceId, cancellationToken);
        if (!contract.PaysItself || plan.NextOn is not { } next || next > today || invoice.Balance.IsZero || invoice.DisputedAt is not null || invoice.ReservedById is not null
            || await IsAboveLimitAsync(db, plan, invoice, now, cancellationToken))
        {
            return null;
        }

        var (result, attempt) = await charge.StartAsync(db, plan.AccountId, invoice.Id, Starter, terms.CardLimit, now, cancellationToken);
        if (attempt is not null)
        {
            plan.Charge(attempt, today);
            return attempt.Id;
        }

        if (result is OnFileResult.NothingOnFile)
        {
            await FailAsync(db, plan, invoice.Balance, "No card that can be charged is on file.", code: null, now, cancellationToken);
        }

        return null;
    }

    private async Task<bool> IsAboveLimitAsync(CheckoutDbContext db, Autopayment plan, Invoice invoice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (terms.CardLimit(invoice.Currency) is not { } limit || invoice.Balance.Amount <= limit)
        {
            return false;
        }

        var note = new AutopayNote(invoice.Balance.Amount, calendar.DateAt(now))
        {
            Reason = new($"At most {new Money(limit, invoice.Currency)} of one invoice can be paid by card."),
        };
        var reason = note.Reason.ToString();
        plan.GiveUp(reason);
        await WriteAsync(db, MessageKind.AutopayGivenUp, AuditAction.AutopayGivenUp, plan, invoice, note, reason, now, cancellationToken);
        return true;
    }

    private async Task FailAsync(CheckoutDbContext db, Autopayment plan, Money amount, string reason, string? code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var again = plan.Fail(reason, calendar.DateAt(now), terms.RetryDays);
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == plan.InvoiceId, cancellationToken);
        var method = plan.Last!.AttemptId is { } attemptId
            ? await db.StoredMethods.AsNoTracking().SingleOrDefaultAsync(row => db.PaymentAttempts.Any(attempt => attempt.Id == attemptId && attempt.MethodId == row.Id), cancellationToken)
            : null;
        var note = new AutopayNote(amount.Amount, plan.Last.On) { Reason = reason, Code = code, Method = AutopayNote.NameOf(method), RetryOn = again ? plan.RetryOn : null };
        var (kind, action) = again ? (MessageKind.AutopayFailed, AuditAction.AutopayFailed) : (MessageKind.AutopayGivenUp, AuditAction.AutopayGivenUp);
        await WriteAsync(db, kind, action, plan, invoice, note, again ? Day(plan.RetryOn!.Value) : reason, now, cancellationToken);
    }

    private static async Task WriteAsync(
        CheckoutDbContext db, MessageKind kind, AuditAction action, Autopayment plan, Invoice invoice, AutopayNote note, string details, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.AuditEntries.Add(new AuditEntry(plan.AccountId, userId: null, Actor, action, invoice.Number, details, ipAddress: null, now));
        var readers = await BillingReaders.OfContractAsync(db, plan.ContractId, cancellationToken);
        db.OutboxMessages.AddRange(readers.Select(reader => new OutboxMessage(kind, reader.Email, reader.Name, plan.AccountId, invoice.Id, note.ToJson(), now)));
    }

    private static string Day(DateOnly on) => on.ToString("O", CultureInfo.InvariantCulture);
}
