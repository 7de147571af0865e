using Checkout.Data.Ledger;

namespace Checkout.Data.Payments;

/// <summary>Brings refunds and chargebacks of a payment into the books: first the allocations are taken back as far as needed, then the
/// money moves (R12).</summary>
internal sealed class RefundsAndChargebacks(CheckoutDbContext db, PaymentAttempt attempt, Payment first, BusinessCalendar calendar,
    DateTimeOffset now)
{
    private const string Actor = "payment provider";

    // What came back is a payment of its own; what goes back after that is taken of it.
    private readonly List<Payment> _chain = [first];
    private readonly List<PaymentReversal> _known = [];
    private readonly DateOnly _today = calendar.DateAt(now);

    public async Task FollowAsync(IReadOnlyList<GatewayReversal> reversals, Action<Sentence> tell, CancellationToken cancellation)
    {
        for (var i = 0; i < _chain.Count; i++)
        {
            var id = _chain[i].Id;
            var known = await db.PaymentReversals.Where(row => row.PaymentId == id).OrderBy(row => row.Ordinal).ToListAsync(cancellation);
            var back = known.Select(row => row.ReinstatedById).OfType<Guid>().ToList();
            _known.AddRange(known);
            _chain.AddRange(await db.Payments.Where(row => back.Contains(row.Id)).OrderBy(row => row.Ordinal).ToListAsync(cancellation));
        }

        // What came back can go again: the failed and the won ones come first.
        foreach (var said in reversals.OrderByDescending(row => row.Reinstated).ThenBy(row => row.At))
        {
            if (!KnownOf(said).Any() && said is not { Reinstated: true, Kind: PaymentReversalKind.Refund })
            {
                await RecordAsync(said, tell, cancellation);
            }

            foreach (var reversal in KnownOf(said).Where(row => said.Reinstated && row.ReinstatedById is null).ToList())
            {
                await ReinstateAsync(reversal, tell, cancellation);
            }
        }
    }

    private IEnumerable<PaymentReversal> KnownOf(GatewayReversal said) => _known.Where(row => row.Kind == said.Kind
        && (row.Reference == said.Reference || row.Reference.StartsWith(said.Reference + "/", StringComparison.Ordinal)));

    private async Task RecordAsync(GatewayReversal said, Action<Sentence> tell, CancellationToken cancellation)
    {
        var (left, reference) = (said.Amount, said.Reference);
        foreach (var payment in _chain.Where(row => row.IsReceived && row.Currency.Fits(said.Amount)).ToList())
        {
            var amount = Math.Min(left, payment.Amount - payment.RefundedAmount);
            if (amount > 0m)
            {
                _known.Add(await RecordAsync(payment, said with { Amount = amount, Reference = reference }, tell, cancellation));
                left -= amount;
                reference = $"{said.Reference}/{_known.Count}";
            }
        }
    }

    private async Task<PaymentReversal> RecordAsync(Payment payment, GatewayReversal said, Action<Sentence> tell,
        CancellationToken cancellation)
    {
        var amount = said.Amount;
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

    /// <summary>The bank decided for the vendor, or the refund failed: the money is another payment, which settles what the first one had
    /// settled.</summary>
    private async Task ReinstateAsync(PaymentReversal reversal, Action<Sentence> tell, CancellationToken cancellation)
    {
        var payment = _chain.Single(row => row.Id == reversal.PaymentId);
        var number = await Numbers.PaymentAsync(db, cancellation);
        var allotted = await Slugs.AllotAsync<Payment>(db, number, cancellation);
        var again = new Payment(payment.AccountId,
            new PaymentTerms(number, allotted.Slug, DocumentSource.Checkout, null, new Money(reversal.Amount, reversal.Currency),
            payment.Method, _today, reversal.Reference));
        again.Succeed(await Postings.OnAsync(db, _today, _today, cancellation));
        db.Payments.Add(again);
        db.LedgerEntries.Add(LedgerEntry.Of(again, now));
        reversal.Reinstate(again);
        _chain.Add(again);
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
        tell(reversal.Kind is PaymentReversalKind.Chargeback
            ? (Sentence)$"The bank gave {again.Total} of payment {payment.Number} back to us; it is payment {again.Number}."
            : $"The refund of {again.Total} of payment {payment.Number} failed: the customer does not have the money. It is payment "
                + $"{again.Number} now. Pay it back in another way.");
    }
}
