using Checkout.Data.Collections;
using Checkout.Data.Ledger;

namespace Checkout.Data.Feed.Imports;

internal sealed class PaymentImport() : RecordImport<PaymentRecord>("payment")
{
    public override Task PreloadAsync(IReadOnlyList<FeedRecord> records, FeedPass pass, CancellationToken cancellation) =>
        AllocationPlan.PreloadAsync(records.Cast<PaymentRecord>().SelectMany(record => record.Allocations), pass, cancellation);

    protected override void Refer(PaymentRecord record, FeedPass pass)
    {
        pass.Accounts.Want(record.Account);
        AllocationPlan.Refer(record.Allocations, pass);
    }

    protected override void Name(PaymentRecord record, FeedPass pass) =>
        pass.PaymentNames.Want(pass.Accounts.Find(record.Account)?.Id, record.Number);

    protected override async Task<Guid?> AddAsync(PaymentRecord record, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        Check(record, pass);
        pass.PaymentNames.Claim(pass, account?.Id, record.Number);

        if (pass.Failed || account is null)
        {
            return null;
        }

        var payment = Build(record, account, await pass.PaymentNames.SlugAsync(pass.Db, account.Id, record.Number, cancellation));
        await FollowAsync(record, payment, account, made: new Dictionary<Guid, decimal>(), pass, cancellation);
        if (pass.Failed)
        {
            return null;
        }

        pass.NoteNumber(DocumentNumber.Payment, record.Number);
        pass.Add(payment);
        return payment.Id;
    }

    protected override async Task<Guid?> ChangeAsync(PaymentRecord record, Guid id, FeedPass pass, CancellationToken cancellation)
    {
        var account = pass.RequireAccount(record.Account);
        Check(record, pass);
        var stored = await pass.Db.Payments.SingleAsync(row => row.Id == id, cancellation);
        if (pass.Failed || account is null)
        {
            return null;
        }

        Differences.Report(pass, stored, Build(record, account, stored.Slug),
            [nameof(Payment.Status), nameof(Payment.FailureReason), nameof(Payment.FailureCode), nameof(Payment.UnappliedBecause)]);
        if (stored.Status is not PaymentStatus.Pending && record.Status != StatusOf(stored.Status))
        {
            pass.Problem("status", Differences.Sentence($"{stored.Status}", $"{record.Status}"));
        }

        var made = await CreditedRefund.StatedAsync(id, pass, cancellation);
        if (!pass.Failed)
        {
            await FollowAsync(record, stored, account, made, pass, cancellation);
        }

        return pass.Failed ? null : id;
    }

    private static Payment Build(PaymentRecord record, AccountFacts account, string slug) => new(
        account.Id, new PaymentTerms(record.Number, slug, DocumentSource.Vendor, record.ExternalId,
        new Money(record.Amount, record.Currency), record.Method, record.ReceivedOn, record.Reference));

    private static void Check(PaymentRecord record, FeedPass pass)
    {
        pass.ProblemIf(record.Amount <= 0m || !record.Currency.Fits(record.Amount),
            "amount", $"An amount above zero in whole units of {record.Currency} is expected.");
        pass.ProblemIf(record is { Status: PaymentRecordStatus.Failed, FailureReason: null },
            "failureReason", "Say why the payment failed.");
        pass.ProblemIf(
            record.Status is not PaymentRecordStatus.Succeeded
                && (record.Allocations.Count > 0 || record.Refunds.Count > 0 || record.ChargedBackOn is not null),
            "status",
            "Only a payment that succeeded can be allocated, refunded or charged back.");
        pass.ProblemIf(record.ChargedBackOn is not null && (record.Allocations.Count > 0 || record.Refunds.Count > 0),
            "chargedBackOn", "A payment that was charged back settles nothing and has no refunds.");

        foreach (var (index, refund) in record.Refunds.Index())
        {
            pass.ProblemIf(
                refund.Amount <= 0m || !record.Currency.Fits(refund.Amount),
                FormattableString.Invariant($"refunds[{index}].amount"),
                $"An amount above zero in whole units of {record.Currency} is expected.");
        }
    }

    /// <summary>Brings the payment from where it stands to where the record says it does.</summary>
    private static async Task FollowAsync(PaymentRecord record, Payment payment, AccountFacts account,
        IReadOnlyDictionary<Guid, decimal> made, FeedPass pass, CancellationToken cancellation)
    {
        var isNew = payment.Status is PaymentStatus.Pending;
        if (payment.Status is PaymentStatus.Pending)
        {
            Conclude(record, payment, account, pass);
            if (pass.Writes && payment.IsReceived
                && record is { Method: PaymentMethod.BankTransfer, Allocations.Count: 0, Refunds.Count: 0, ChargedBackOn: null })
            {
                pass.Transfers.Add(payment.Id);
            }
        }

        if (payment.PostedOn is not { } postedOn)
        {
            return;
        }

        var source = new AllocationSource(account, record.Currency, payment.Unapplied.Amount, record.ReceivedOn, postedOn);
        var planned = AllocationPlan.Of(record.Allocations, source, made, pass);
        if (pass.Failed)
        {
            return;
        }

        await AllocationPlan.WriteAsync(planned, pass, (invoice, amount, on) => Allocation.Of(payment, invoice, amount, on, pass.Now),
            cancellation);
        var paidBack = await RefundAsync(record, payment, account, planned, pass, cancellation);
        await AnswerAsync(record, payment, paidBack, pass, cancellation);
        if (!pass.Failed && record.ChargedBackOn is { } on && payment.Status is not PaymentStatus.ChargedBack)
        {
            await ChargeBackAsync(record, payment, on, new[] { pass.PostedOn(on, account), postedOn }.Max(), isNew, pass, cancellation);
        }
    }

    /// <summary>The bank took the money back: what it had settled, by its reference, by a member or as stated before, is open
    /// again.</summary>
    private static async Task ChargeBackAsync(PaymentRecord record, Payment payment, DateOnly on, DateOnly postedOn, bool isNew,
        FeedPass pass, CancellationToken cancellation)
    {
        var settled = payment.AllocatedAmount;
        foreach (var invoice in await AllocationReversal.RunAsync(pass.Db, payment, settled,
            allocation => allocation.PostedOn > postedOn ? allocation.PostedOn : postedOn, pass.Now, cancellation))
        {
            pass.Invoices.Change(invoice.Id, facts => facts with { Allocated = invoice.AllocatedAmount });
        }

        payment.ChargeBack();
        pass.Add(LedgerEntry.OfChargeback(payment, on, postedOn, pass.Now));
        if (isNew || !pass.Writes)
        {
            // What is told of a payment that nobody knew is history.
            return;
        }

        var reversal = new PaymentReversal(payment, PaymentReversalKind.Chargeback, record.ExternalId, payment.Amount, on, pass.Now);
        pass.Db.PaymentReversals.Add(reversal);
        pass.Db.AuditEntries.Add(new AuditEntry(payment.AccountId, userId: null, FeedImport.Actor, AuditAction.PaymentReversed,
            payment.Number, $"{payment.Total} charged back", ipAddress: null, pass.Now));
        if (settled > 0m)
        {
            var members = (await PermittedMembers.OfAsync(pass.Db, [payment.AccountId], rights => rights.ManagesBilling,
                cancellation))[payment.AccountId];
            pass.Db.OutboxMessages.AddRange(members.Select(member =>
                new OutboxMessage(MessageKind.PaymentReversed, member.Email, member.Name, payment.AccountId, reversal.Id, data: null,
                    pass.Now)));
        }
    }

    private static void Conclude(PaymentRecord record, Payment payment, AccountFacts account, FeedPass pass)
    {
        switch (record.Status)
        {
            case PaymentRecordStatus.Succeeded:
                payment.Succeed(pass.PostedOn(record.ReceivedOn, account));
                pass.Add(LedgerEntry.Of(payment, pass.Now));
                break;
            case PaymentRecordStatus.Failed:
                payment.Fail(record.FailureReason!, record.FailureCode);
                break;
            case PaymentRecordStatus.Canceled:
                payment.Cancel();
                break;
        }
    }

    /// <summary>The refunds that the payment knows are the first ones of the record; the others are new.</summary>
    /// <returns>The new ones, in all.</returns>
    private static async Task<decimal> RefundAsync(PaymentRecord record, Payment payment, AccountFacts account,
        IReadOnlyList<PlannedAllocation> planned, FeedPass pass, CancellationToken cancellation)
    {
        var (known, before) = (payment.RefundedAmount, payment.RefundedAmount);

        // On the first reading nothing was allocated yet.
        var allocatedNow = pass.Writes ? 0m : planned.Sum(allocation => allocation.Amount);
        foreach (var (index, refund) in record.Refunds.Index())
        {
            if (known > 0m)
            {
                known -= refund.Amount;
                continue;
            }

            var postedOn = pass.PostedOn(refund.On, account);
            var missing = refund.Amount - (payment.Unapplied.Amount - allocatedNow);
            if (missing > 0m)
            {
                var freed = await CreditedRefund.FreeAsync(payment, missing, planned, postedOn, pass, cancellation);
                if (freed < missing)
                {
                    pass.Problem(FormattableString.Invariant($"refunds[{index}].amount"),
                        "Only what isn't allocated can be paid back, or what credit memos leave of the invoices that it settles.");
                    return 0m;
                }

                allocatedNow -= pass.Writes ? 0m : freed;
            }

            if (pass.Writes)
            {
                payment.Refund(refund.Amount);
                pass.Add(LedgerEntry.OfRefund(payment, refund.Amount, refund.On, postedOn, pass.Now));
            }
            else
            {
                allocatedNow += refund.Amount;
            }
        }

        pass.ProblemIf(known != 0m,
            "refunds", $"{payment.RefundedAmount:0.####} {payment.Currency} were paid back before; refunds can only be added.");

        return payment.RefundedAmount - before;
    }

    /// <summary>Answers a customer who asked for the money: by paying it back, or by saying why not.</summary>
    private static async Task AnswerAsync(PaymentRecord record, Payment payment, decimal paidBack, FeedPass pass,
        CancellationToken cancellation)
    {
        if (!pass.Writes || pass.Failed)
        {
            return;
        }

        if (paidBack > 0m)
        {
            await RefundAnswers.RefundedAsync(pass.Db, payment, paidBack, record.Refunds[^1].On, pass.Now, cancellation);
        }
        else if (record.RefundDeclined is { } answer
            && !await pass.Db.RefundRequests.AnyAsync(row => row.PaymentId == payment.Id && row.State == RefundRequestState.Declined
                && row.Answer == answer && row.AnsweredOn == record.RefundDeclinedOn, cancellation)
            && !await RefundAnswers.DeclinedAsync(pass.Db, payment, answer, record.RefundDeclinedOn, pass.Now, cancellation))
        {
            pass.Warn("refundDeclined", $"Nobody asks for money of {payment.Number} back (any more); the answer was not taken.");
        }
    }

    private static PaymentRecordStatus StatusOf(PaymentStatus status) => status switch
    {
        PaymentStatus.Pending => PaymentRecordStatus.Pending,
        PaymentStatus.Failed => PaymentRecordStatus.Failed,
        PaymentStatus.Canceled => PaymentRecordStatus.Canceled,
        _ => PaymentRecordStatus.Succeeded,
    };
}
