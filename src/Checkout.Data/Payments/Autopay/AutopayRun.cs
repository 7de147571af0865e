using Checkout.Data.Runs;

namespace Checkout.Data.Payments.Autopay;

/// <summary>
/// Lets invoices pay themselves: follows charges that are under way, announces what is to be charged, and charges what is due. Everything
/// is decided again under the account’s lock, so that any number of processes may run it, at any time, and each charge and each mail
/// happens once.
/// </summary>
public sealed class AutopayRun(
    CheckoutDbContexts contexts,
    AccountTransactions transactions,
    BusinessCalendar calendar,
    IPaymentGateway gateway,
    ChargeOnFile charge,
    TakePayment take,
    AutopayTerms terms,
    RunGuard guard,
    TimeProvider clock)
{
    public const string Name = "automatic payments";

    /// <summary>Who is said to be paying.</summary>
    public const string Actor = "Autopay";

    private static readonly OnFileStarter Starter = new(null, Actor, null, null);

    /// <returns>How many charges were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var charged = 0;
        await guard.PassAsync(Name, async pass =>
        {
            foreach (var (accountId, id, attemptId) in await UnderWayAsync(cancellation))
            {
                await pass.TryAsync(id, () => GoOnAsync(accountId, id, attemptId, cancellation));
            }

            foreach (var row in await OpenAsync(cancellation))
            {
                await pass.TryAsync(row.PlanId ?? row.InvoiceId, async () =>
                {
                    if (await HasStepAsync(row, cancellation))
                    {
                        await PlanAsync(row.AccountId, row.ContractId, row.InvoiceId, cancellation);
                    }
                });
            }

            foreach (var (accountId, contractId, invoiceId, id) in await NeedlessAsync(cancellation))
            {
                await pass.TryAsync(id, () => PlanAsync(accountId, contractId, invoiceId, cancellation));
            }

            foreach (var (accountId, id) in await DueAsync(cancellation))
            {
                await pass.TryAsync(id, async () =>
                {
                    if (await transactions.RunAsync(accountId, (db, now, token) => BeginAsync(db, id, now, token),
                        cancellation) is { } attemptId)
                    {
                        charged++;
                        await take.ChargeAsync(accountId, attemptId, CancellationToken.None);
                        await FollowAsync(accountId, id, cancellation);
                    }
                });
            }
        }, cancellation);
        return charged;
    }

    private async Task<IReadOnlyList<(Guid AccountId, Guid Id, Guid AttemptId)>> UnderWayAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var rows = await db.AutopayCharges
            .Where(row => row.AttemptId != null && row.FailureReason == null
                && db.Autopayments.Any(plan => plan.Id == row.AutopaymentId && plan.Status == AutopaymentStatus.Charging))
            .Select(row => new { row.AccountId, row.AutopaymentId, row.AttemptId })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => (row.AccountId, row.AutopaymentId, row.AttemptId!.Value))];
    }

    private async Task GoOnAsync(Guid accountId, Guid id, Guid attemptId, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(accountId);
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(row => row.Id == attemptId, cancellation);
        if (!attempt.IsLive)
        {
            await FollowAsync(accountId, id, cancellation);
        }
    }

    /// <summary>Brings what became of a charge to the invoice’s plan, once.</summary>
    private Task<bool> FollowAsync(Guid accountId, Guid id, CancellationToken cancellation) =>
        transactions.RunAsync(accountId, async (db, now, token) =>
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
                await FailAsync(db, plan, attempt.Total,
                    FailureWords.Why(attempt.FailureCode, attempt.FailureReason ?? "The payment was declined."), attempt.FailureCode, now,
                    token);
                break;
            case PaymentAttemptStatus.Canceled or PaymentAttemptStatus.Expired:
                await FailAsync(db, plan, attempt.Total, "Our payment provider did not answer in time. Nothing was charged.", code: null,
                    now, token);
                break;
        }

        return true;
    }, cancellation);

    private async Task<IReadOnlyList<OpenInvoice>> OpenAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        return await db.Invoices.Where(InvoiceStatuses.Payable)
            .Join(
                db.Contracts.Where(contract => contract.Autopay != AutopayMode.Off),
                invoice => invoice.ContractId,
                contract => contract.Id,
                (invoice, contract) => new { Invoice = invoice, Contract = contract })
            .OrderBy(row => row.Invoice.IssuedOn).ThenBy(row => row.Invoice.Ordinal)
            .Select(row => new OpenInvoice(
                row.Invoice.AccountId,
                row.Contract.Id,
                row.Invoice.Id,
                row.Contract.Autopay,
                row.Invoice.IssuedOn,
                row.Invoice.DueOn,
                row.Invoice.DisputedAt != null,
                db.Autopayments.Where(plan => plan.InvoiceId == row.Invoice.Id).Select(plan => (Guid?)plan.Id).FirstOrDefault()))
            .ToListAsync(cancellation);
    }

    /// <summary>Plans of what was paid otherwise, or taken back.</summary>
    private async Task<IReadOnlyList<(Guid AccountId, Guid ContractId, Guid InvoiceId, Guid Id)>> NeedlessAsync(
        CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var plans = await db.Autopayments
            .Where(row => (row.Status == AutopaymentStatus.Waiting || row.Status == AutopaymentStatus.Paused
                || row.Status == AutopaymentStatus.GivenUp)
                && db.Invoices.Any(invoice =>
                    invoice.Id == row.InvoiceId && (invoice.VoidedOn != null || invoice.AllocatedAmount >= invoice.DueAmount)))
            .Select(row => new { row.AccountId, row.ContractId, row.InvoiceId, row.Id })
            .ToListAsync(cancellation);
        return [.. plans.Select(row => (row.AccountId, row.ContractId, row.InvoiceId, row.Id))];
    }

    /// <summary>Looks without a lock, so that an account with nothing to do is left alone.</summary>
    private async Task<bool> HasStepAsync(OpenInvoice row, CancellationToken cancellation)
    {
        await using var db = contexts.ForAccount(row.AccountId);
        var plan = row.PlanId is { } id ? await db.Autopayments.AsNoTracking().SingleAsync(other => other.Id == id, cancellation) : null;
        var today = calendar.DateAt(clock.GetUtcNow());
        return AutopaySteps.Of(row.Mode, row.IssuedOn, row.DueOn, row.IsDisputed, plan, terms.NoticeDays, today) is not AutopayStep.None;
    }

    private Task<bool> PlanAsync(Guid accountId, Guid contractId, Guid invoiceId, CancellationToken cancellation) =>
        transactions.RunAsync(accountId, (db, now, token) => PlanAsync(db, contractId, invoiceId, now, token), cancellation);

    private async Task<bool> PlanAsync(CheckoutDbContext db, Guid contractId, Guid invoiceId, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var today = calendar.DateAt(now);
        var contract = await db.Contracts.SingleAsync(row => row.Id == contractId, cancellation);
        var invoice = await db.Invoices.SingleAsync(row => row.Id == invoiceId, cancellation);
        var plan = await db.Autopayments.Include(row => row.Charges).SingleOrDefaultAsync(row => row.InvoiceId == invoiceId, cancellation);
        if (invoice.Balance.IsZero)
        {
            if (plan is { CanSettle: true, Status: not AutopaymentStatus.Charging })
            {
                plan.Settle();
            }

            return false;
        }

        switch (AutopaySteps.Of(contract.Autopay, invoice.IssuedOn, invoice.DueOn, invoice.DisputedAt is not null, plan, terms.NoticeDays,
            today))
        {
            case AutopayStep.Announce:
                db.Autopayments.Add(plan = new Autopayment(invoice, contract.Id,
                    AutopaySteps.FirstOn(contract.Autopay, invoice.IssuedOn, invoice.DueOn, plan, today), now));
                if (await IsNotChargeableAsync(db, plan, invoice, now, cancellation))
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

        var method = await StoredMethods.ForContractAsync(db, contract.Id, gateway.Name, today, cancellation);
        var note = new AutopayMailData(invoice.Balance.Amount, plan.NextOn!.Value) { Method = AutopayMailData.NameOf(method) };
        await WriteAsync(db, MessageKind.AutopayAnnounced, AuditAction.AutopayAnnounced, plan, invoice, note, Day(note.On), now,
            cancellation);
        return true;
    }

    /// <summary>What is to be charged on that day.</summary>
    internal static IQueryable<Autopayment> Due(CheckoutDbContext db, DateOnly today) => db.Autopayments
        .Where(row => row.Status == AutopaymentStatus.Waiting && (row.RetryOn ?? row.PlannedOn) <= today
            && db.Contracts.Any(contract => contract.Id == row.ContractId && contract.Autopay != AutopayMode.Off)
            && db.Invoices.Any(invoice => invoice.Id == row.InvoiceId && invoice.ReservedById == null && invoice.DisputedAt == null));

    private async Task<IReadOnlyList<(Guid AccountId, Guid Id)>> DueAsync(CancellationToken cancellation)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        await using var db = contexts.Unscoped();
        var due = await Due(db, today)
            .OrderBy(row => row.PlannedOn).ThenBy(row => row.Ordinal)
            .Select(row => new { row.AccountId, row.Id })
            .ToListAsync(cancellation);
        return [.. due.Select(row => (row.AccountId, row.Id))];
    }

    /// <summary>Looks once more whether it may be charged, and writes the charge down.</summary>
    /// <returns>The attempt that the gateway is to be asked for; null where there is none.</returns>
    private async Task<Guid?> BeginAsync(CheckoutDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = calendar.DateAt(now);
        var plan = await db.Autopayments.Include(row => row.Charges).SingleAsync(row => row.Id == id, cancellation);
        var contract = await db.Contracts.SingleAsync(row => row.Id == plan.ContractId, cancellation);
        var invoice = await db.Invoices.SingleAsync(row => row.Id == plan.InvoiceId, cancellation);
        if (!contract.PaysItself || plan.NextOn is not { } next || next > today || invoice.Balance.IsZero || invoice.DisputedAt is not null
            || invoice.ReservedById is not null
            || await IsNotChargeableAsync(db, plan, invoice, now, cancellation))
        {
            return null;
        }

        var (result, attempt) = await charge.StartAsync(db, plan.AccountId, invoice.Id, Starter, terms.Range, now, cancellation);
        if (attempt is not null)
        {
            plan.Charge(attempt, today);
            return attempt.Id;
        }

        if (result is OnFileResult.NothingOnFile)
        {
            await FailAsync(db, plan, invoice.Balance, "No card that can be charged is on file.", code: null, now, cancellation);
        }

        return null;
    }

    private async Task<bool> IsNotChargeableAsync(CheckoutDbContext db, Autopayment plan, Invoice invoice, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (terms.Range(invoice.Currency).WholeRefusal(invoice.Balance.Amount) is not { } why)
        {
            return false;
        }

        var reason = why.Stored();
        var note = new AutopayMailData(invoice.Balance.Amount, calendar.DateAt(now)) { Reason = reason };
        plan.GiveUp(reason);
        await WriteAsync(db, MessageKind.AutopayGivenUp, AuditAction.AutopayGivenUp, plan, invoice, note, reason, now, cancellation);
        return true;
    }

    private async Task FailAsync(CheckoutDbContext db, Autopayment plan, Money amount, string reason, string? code, DateTimeOffset now,
        CancellationToken cancellation)
    {
        // What the gateway refuses it refuses tomorrow too.
        var again = plan.Fail(reason, calendar.DateAt(now), GatewayRefusedException.IsFinal(code) ? [] : terms.RetryDays);
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == plan.InvoiceId, cancellation);
        var method = plan.Last!.AttemptId is { } attemptId
            ? await db.StoredMethods.AsNoTracking()
                .SingleOrDefaultAsync(row => db.PaymentAttempts.Any(attempt => attempt.Id == attemptId && attempt.MethodId == row.Id),
                cancellation)
            : null;
        var note = new AutopayMailData(amount.Amount, plan.Last.On)
        {
            Reason = reason,
            Code = code,
            Method = AutopayMailData.NameOf(method),
            RetryOn = again ? plan.RetryOn : null
        };
        var (kind, action) = again ? (MessageKind.AutopayFailed, AuditAction.AutopayFailed)
            : (MessageKind.AutopayGivenUp, AuditAction.AutopayGivenUp);
        await WriteAsync(db, kind, action, plan, invoice, note, again ? Day(plan.RetryOn!.Value) : reason, now, cancellation);
    }

    private static async Task WriteAsync(
        CheckoutDbContext db, MessageKind kind, AuditAction action, Autopayment plan, Invoice invoice, AutopayMailData note, string details,
        DateTimeOffset now, CancellationToken cancellation)
    {
        db.AuditEntries.Add(new AuditEntry(plan.AccountId, userId: null, Actor, action, invoice.Number, details, ipAddress: null, now));
        var readers = await BillingReaders.ReadAsync(db, [plan.ContractId], cancellation);
        db.OutboxMessages.AddRange(readers.Of(plan.ContractId)
            .Select(reader => new OutboxMessage(kind, reader.Email, reader.Name, plan.AccountId, invoice.Id, note.ToJson(), now)));
    }

    private static string Day(DateOnly on) => on.ToString("O", CultureInfo.InvariantCulture);

    /// <param name="PlanId">Null while nothing was announced.</param>
    private sealed record OpenInvoice(
        Guid AccountId, Guid ContractId, Guid InvoiceId, AutopayMode Mode, DateOnly IssuedOn, DateOnly? DueOn, bool IsDisputed,
        Guid? PlanId);
}
