using Checkout.Data.Ledger;
using Checkout.Data.Payments.Gateways;

namespace Checkout.Data.Payments;

/// <summary>Brings refunds and chargebacks of a payment into the books: first the allocations are taken back as far as needed, then the
/// money moves (R12).</summary>
internal sealed class RefundsAndChargebacks(CheckoutDbContext db, PaymentAttempt attempt, Payment payment, BusinessCalendar calendar,
    DateTimeOffset now)
{
    private const string Actor = "payment provider";

    private readonly DateOnly _today = calendar.DateAt(now);

    public async Task FollowAsync(IEnumerable<GatewayReversal> reversals, Action<Sentence> tell, CancellationToken cancellation)
    {
        var known = await db.PaymentReversals.Where(row => row.PaymentId == payment.Id).ToListAsync(cancellation);
        foreach (var said in reversals.OrderBy(row => row.At))
        {
            var reversal = known.Find(row => row.Kind == said.Kind && row.Reference == said.Reference);
            if (reversal is null && await RecordAsync(said, tell, cancellation) is { } added)
            {
                known.Add(reversal = added);
            }

            if (said.Reinstated && reversal is { ReinstatedById: null })
            {
                await ReinstateAsync(reversal, tell, cancellation);
            }
        }
    }

    private async Task<PaymentReversal?> RecordAsync(GatewayReversal said, Action<Sentence> tell, CancellationToken cancellation)
    {
        var amount = Math.Min(said.Amount, payment.IsReceived ? payment.Amount - payment.RefundedAmount : 0m);
        if (amount <= 0m || !payment.Currency.Fits(amount))
        {
            return null;
        }

        var on = calendar.DateAt(said.At) < _today ? calendar.DateAt(said.At) : _today;
        var reversal = new PaymentReversal(payment, said.Kind, said.Reference, amount, on, now);
        var opened = await AllocationReversal.RunAsync(db, payment, amount - payment.Unapplied.Amount, _ => _today, now, cancellation);
        var postedOn = await Postings.OnAsync(db, on, _today, cancellation);
        if (said.Kind is PaymentReversalKind.Chargeback && amount == payment.Amount)
        {
            payment.ChargeBack();
            db.LedgerEntries.Add(LedgerEntry.OfChargeback(payment, on, postedOn, now));
        }
        else
        {
            payment.Refund(amount);
            db.LedgerEntries.Add(LedgerEntry.OfRefund(payment, amount, on, postedOn, now));
        }

        db.PaymentReversals.Add(reversal);
        var (money, word) = (new Money(amount, payment.Currency),
            said.Kind is PaymentReversalKind.Chargeback ? "charged back" : "refunded");
        var details = (Sentence)$"{money} {word}";
        db.AuditEntries.Add(new AuditEntry(payment.AccountId, userId: null, Actor, AuditAction.PaymentReversed, payment.Number,
            details.Stored(), ipAddress: null, now));
        if (attempt.StartedByEmail is { } email)
        {
            db.OutboxMessages.Add(new OutboxMessage(MessageKind.PaymentReversed, email, attempt.StartedBy, payment.AccountId, reversal.Id,
                data: null, now));
        }

        var open = Sentence.Join(", ", opened.Select(invoice => (Sentence)$"{invoice.Balance} of {invoice.Number}"));
        tell(opened.Count == 0
            ? (Sentence)$"{money} of payment {payment.Number} was {word}."
            : $"{money} of payment {payment.Number} was {word}. Open again: {open}.");
        return reversal;
    }

    /// <summary>The bank decided for the vendor: the money is another payment, which settles what the first one had settled.</summary>
    private async Task ReinstateAsync(PaymentReversal reversal, Action<Sentence> tell, CancellationToken cancellation)
    {
        var number = await Numbers.PaymentAsync(db, cancellation);
        var allotted = await Slugs.AllotAsync<Payment>(db, number, cancellation);
        var again = new Payment(payment.AccountId,
            new PaymentTerms(number, allotted.Slug, DocumentSource.Checkout, null, new Money(reversal.Amount, reversal.Currency),
            payment.Method, _today, reversal.Reference));
        again.Succeed(await Postings.OnAsync(db, _today, _today, cancellation));
        db.Payments.Add(again);
        db.LedgerEntries.Add(LedgerEntry.Of(again, now));
        reversal.Reinstate(again);
        foreach (var part in attempt.Parts.OrderBy(part => part.Position))
        {
            var invoice = await db.Invoices.SingleAsync(row => row.Id == part.InvoiceId, cancellation);
            var amount = invoice.ReservedById is null ? Math.Min(Math.Min(part.Amount, again.Unapplied.Amount), invoice.Balance.Amount)
                : 0m;
            if (amount > 0m)
            {
                db.Allocations.Add(Allocation.Of(again, invoice, amount, _today, now));
            }
        }

        var details = (Sentence)$"{again.Total} of {payment.Number}";
        db.AuditEntries.Add(new AuditEntry(
            payment.AccountId, userId: null, Actor, AuditAction.PaymentReinstated, again.Number, details.Stored(), ipAddress: null, now));
        tell($"The bank gave {again.Total} of payment {payment.Number} back to us; it is payment {again.Number}.");
    }
}
