using Checkout.Domain.Collections;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Statements;
using Checkout.Domain.Tests.Lifecycles;

namespace Checkout.Domain.Tests.Ledger;

/// <summary>
/// Everything that can happen to an account's money, ten thousand times in an order nobody chose: payments that succeed, fail or are
/// canceled, transfers by reference that come short or over, refunds, chargebacks, credits, write-offs, voids, disputes and promises. All
/// along the laws hold, and statements say what follows from the events alone: each is written down as it happens, and not read from the
/// ledger.
/// </summary>
[Trait("Acceptance", "P4")]
public sealed class TenThousandEvents
{
    private const int Count = 10_000;
    private const int BetweenChecks = 250;

    private static readonly TransferPolicy Policy = new(new Dictionary<Currency, decimal> { [Currency.Usd] = 15m }, 2m, [10m]);

    private readonly List<Invoice> _invoices = [];
    private readonly List<Payment> _payments = [];
    private readonly List<CreditMemo> _memos = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<Allocation> _allocations = [];
    private readonly List<(DateOnly On, decimal Amount)> _events = [];
    private readonly Dictionary<string, int> _happened = new(StringComparer.Ordinal);
    private readonly Random _random = new(20261127);
    private DateOnly _today = Sample.Today;
    private int _serial;

    private DateTimeOffset Now => new(_today, new TimeOnly(12, 0), TimeSpan.Zero);

    [Fact]
    public void Leave_every_law_of_ledger_and_statement_true()
    {
        for (var n = 1; n <= Count; n++)
        {
            _today = _today.AddDays(_random.Next(20) == 0 ? 1 : 0);
            Happen();
            if (n % BetweenChecks == 0)
            {
                CheckLedger();
            }
        }

        CheckStatements();
        Assert.All(new[] { "paid", "failed", "canceled", "allocated", "undone", "refunded", "charged back", "taken back", "credited",
            "given up", "short", "over", "voided", "disputed", "promised" },
            name => Assert.True(_happened.GetValueOrDefault(name) > 20, $"“{name}” hardly ever happened."));
    }

    private void Happen()
    {
        switch (_random.Next(14))
        {
            case 0 or 1: Invoice(); break;
            case 2: Pay(); break;
            case 3: NotPaid(); break;
            case 4 or 5: Transfer(); break;
            case 6: Allocate(); break;
            case 7: Undo(); break;
            case 8: Refund(); break;
            case 9: ChargeBack(); break;
            case 10: Credit(); break;
            case 11: Void(); break;
            case 12: Dispute(); break;
            default: Promise(); break;
        }
    }

    private void Invoice()
    {
        _invoices.Add(Sample.Invoice(Amount() * (_random.Next(12) == 0 ? -1m : 1m), _today.AddDays(_random.Next(0, 40)), _today));
        _entries.Add(LedgerEntry.Of(_invoices[^1], Now));
        _events.Add((_today, _invoices[^1].DueAmount));
    }

    private Payment Pay(decimal? amount = null)
    {
        var payment = Sample.Payment(amount ?? Amount());
        payment.Succeed(_today);
        _payments.Add(payment);
        _entries.Add(LedgerEntry.Of(payment, Now));
        _events.Add((_today, -payment.Amount));
        Note("paid");
        return payment;
    }

    private void NotPaid()
    {
        var payment = Sample.Payment(Amount());
        var isFailure = _random.Next(2) == 0;
        if (isFailure)
        {
            payment.Fail("Declined");
        }
        else
        {
            payment.Cancel();
        }

        _payments.Add(payment);
        Assert.Throws<RuleViolation>(() => LedgerEntry.Of(payment, Now));
        Note(isFailure ? "failed" : "canceled");
    }

    private void Transfer()
    {
        if (Open() is not { } invoice)
        {
            return;
        }

        var due = invoice.Balance.Amount;
        var payment = Pay(_random.Next(4) switch
        {
            0 => due,
            1 => Math.Max(0.01m, due - (_random.Next(1, 2_000) / 100m)),
            2 => Math.Max(0.01m, Currency.Usd.Round(due * 0.9m)),
            _ => due + Amount(),
        });
        var split = TransferSplit.Of(payment, [new NamedInvoice(invoice, EvenDisputed: true)]);
        foreach (var (settled, amount) in split.Splits)
        {
            _allocations.Add(Allocation.ByReferenceOf(payment, settled, amount, _today, Now));
        }

        payment.NoteReference(split.Rest);
        Assert.Equal(split.Rest is null, payment.Unapplied.IsZero);
        Note(payment.Unapplied.IsZero ? "exact" : "over");
        if (!invoice.Balance.IsZero && Policy.Excuse(invoice.Balance, due, net: null, 1) is { } reason)
        {
            _events.Add((_today, -invoice.Balance.Amount));
            var written = WritingOff.Rest(invoice, Number(), reason.ToString(), "Short", _today, _today, Now);
            _memos.Add(written.Memo);
            _allocations.Add(written.Allocation);
            _entries.Add(written.Entry);
            Assert.True(invoice.Balance.IsZero);
            Note("short");
        }
    }

    private void Allocate()
    {
        if (Open() is { } invoice && Credits().OrderBy(_ => _random.Next()).FirstOrDefault() is { } credit)
        {
            _allocations.Add(credit.Allocate(invoice, Share(Math.Min(credit.Rest.Amount, invoice.Balance.Amount)), _today, Now, "Zoë"));
            Note("allocated");
        }
    }

    private void Undo()
    {
        var undone = _allocations.Select(row => row.ReversesId).OfType<Guid>().ToHashSet();
        if (_allocations.FindLast(row => row.PostedOn == _today && row.Amount > 0m && row.PaymentId is not null
            && !undone.Contains(row.Id)) is { } allocation)
        {
            _allocations.Add(allocation.Reverse(_invoices.Single(row => row.Id == allocation.InvoiceId),
                _payments.Single(row => row.Id == allocation.PaymentId), _today, Now));
            Note("undone");
        }
    }

    private void Refund()
    {
        if (_payments.FindLast(payment => payment.CanRefund && _random.Next(4) == 0) is { } payment)
        {
            var amount = Share(payment.Unapplied.Amount);
            payment.Refund(amount);
            _entries.Add(LedgerEntry.OfRefund(payment, amount, _today, _today, Now));
            _events.Add((_today, amount));
            Note("refunded");
        }
    }

    private void ChargeBack()
    {
        if (_payments.FindLast(payment => payment.Status is PaymentStatus.Succeeded && _random.Next(4) == 0) is not { } payment)
        {
            return;
        }

        // What it had settled is open again from today.
        var undone = _allocations.Select(row => row.ReversesId).OfType<Guid>().ToHashSet();
        foreach (var allocation in _allocations.FindAll(row => row.PaymentId == payment.Id && row.Amount > 0m && !undone.Contains(row.Id)))
        {
            _allocations.Add(allocation.TakeBack(_invoices.Single(row => row.Id == allocation.InvoiceId), payment, _today, Now));
            Note("taken back");
        }

        payment.ChargeBack();
        _entries.Add(LedgerEntry.OfChargeback(payment, _today, _today, Now));
        _events.Add((_today, payment.Amount));
        Note("charged back");
    }

    private void Credit()
    {
        if (_random.Next(2) == 0)
        {
            _memos.Add(Sample.Memo(Amount(), _today));
            _entries.Add(LedgerEntry.Of(_memos[^1], Now));
            _events.Add((_today, -_memos[^1].Total.Amount));
            Note("credited");
        }
        else if (Open() is { } invoice)
        {
            _events.Add((_today, -invoice.Balance.Amount));
            var written = WritingOff.Rest(invoice, Number(), "Canceled", "Not worth a letter", _today, _today, Now);
            _memos.Add(written.Memo);
            _allocations.Add(written.Allocation);
            _entries.Add(written.Entry);
            Note("given up");
        }
    }

    private void Void()
    {
        if (_invoices.FindLast(invoice => invoice.CanVoid && _random.Next(3) == 0) is { } invoice)
        {
            _events.Add((_today, -invoice.DueAmount));
            var voided = Voiding.Void(invoice, Number().Number, "Wrong", _today, _today, Now);
            _memos.Add(voided.Memo);
            _allocations.Add(voided.Allocation);
            _entries.Add(voided.Entry);
            Note("voided");
        }
    }

    private void Dispute()
    {
        if (_invoices.FindLast(invoice => (invoice.CanDispute || invoice.DisputedAt is not null) && _random.Next(4) == 0) is { } invoice)
        {
            if (invoice.CanDispute)
            {
                invoice.Dispute("Too much", Now, _today);
            }
            else
            {
                invoice.EndDispute(_today);
            }

            Note("disputed");
        }
    }

    private void Promise()
    {
        if (_invoices.FindLast(invoice => PaymentPromise.Obstacle(invoice) is null && _random.Next(4) == 0) is { } invoice)
        {
            var promise = PaymentPromise.Make(invoice, Share(invoice.Balance.Amount), _today.AddDays(_random.Next(0, 30)), Guid.NewGuid(),
                "Zoë", Now, _today, _today.AddDays(30));
            if (_random.Next(3) == 0)
            {
                promise.Withdraw("Zoë", Now, _today);
            }

            Note("promised");
        }
    }

    private void CheckLedger()
    {
        var byInvoice = _allocations.ToLookup(row => row.InvoiceId, row => row.Amount);
        var byPayment = _allocations.Where(row => row.PaymentId is not null).ToLookup(row => row.PaymentId!.Value, row => row.Amount);
        var byMemo = _allocations.Where(row => row.CreditMemoId is not null).ToLookup(row => row.CreditMemoId!.Value, row => row.Amount);
        var byCredit = _allocations.Where(row => row.CreditInvoiceId is not null)
            .ToLookup(row => row.CreditInvoiceId!.Value, row => row.Amount);
        Assert.All(_invoices, invoice =>
        {
            Assert.InRange(invoice.AllocatedAmount, 0m, Math.Abs(invoice.DueAmount));
            Assert.Equal(invoice.AllocatedAmount, byInvoice[invoice.Id].Sum() + byCredit[invoice.Id].Sum());
        });
        Assert.All(_payments, payment =>
        {
            Assert.InRange(payment.AllocatedAmount + payment.RefundedAmount, 0m, payment.Amount);
            Assert.Equal(payment.AllocatedAmount, byPayment[payment.Id].Sum());
        });
        Assert.All(_memos, memo => Assert.Equal(memo.AllocatedAmount, byMemo[memo.Id].Sum()));
        var owed = _invoices.Where(invoice => !invoice.IsCredit).Sum(invoice => invoice.Rest.Amount);
        Assert.Equal(owed - Credits().Sum(credit => credit.Rest.Amount), Balance());
    }

    private void CheckStatements()
    {
        var movements = _entries.Select(entry => new Movement(entry.PostedOn, entry.Amount, entry.Number)).ToList();
        var first = Sample.Today;
        var whole = Statement.Over(new DateRange(first, _today), movements);
        Assert.Equal((0m, Told(DateOnly.MinValue, _today)), (whole.Opening, whole.Closing));
        Assert.Equal(Balance(), whole.Closing);
        for (var day = first; day < _today; day = day.AddDays(_random.Next(1, 30)))
        {
            var until = day.AddDays(_random.Next(0, 60));
            var (statement, next) = (Statement.Over(new DateRange(day, until), movements),
                Statement.Over(new DateRange(until.AddDays(1), until.AddDays(1)), movements));
            Assert.Equal(statement.Closing, statement.Check);
            Assert.Equal(statement.Closing, next.Opening);
            Assert.Equal((Told(DateOnly.MinValue, day.AddDays(-1)), Told(DateOnly.MinValue, until)),
                (statement.Opening, statement.Closing));
        }

        // Day by day nothing is missing, doubled or on another day.
        Assert.Equal(_events.GroupBy(item => item.On).Select(item => (item.Key, item.Count(), item.Sum(moved => moved.Amount))).Order(),
            movements.GroupBy(item => item.PostedOn).Select(item => (item.Key, item.Count(), item.Sum(moved => moved.Amount))).Order());
    }

    /// <summary>What the events of these days come to.</summary>
    private decimal Told(DateOnly from, DateOnly until) =>
        _events.Where(item => item.On >= from && item.On <= until).Sum(item => item.Amount);

    private IEnumerable<OpenCredit> Credits() =>
        _payments.Select(payment => (OpenCredit)new OpenCredit.OfPayment(payment))
            .Concat(_memos.Select(memo => new OpenCredit.OfMemo(memo)))
            .Concat(_invoices.Where(invoice => invoice.IsCredit).Select(invoice => new OpenCredit.OfInvoice(invoice)))
            .Where(credit => !credit.Rest.IsZero);

    private Invoice? Open() => _invoices.FindLast(invoice => !invoice.Balance.IsZero && _random.Next(4) == 0);

    private AllottedNumber Number() => new(FormattableString.Invariant($"CM-{++_serial}"), FormattableString.Invariant($"CM-{_serial}"));

    private decimal Balance() => _entries.Sum(entry => entry.Amount);

    private decimal Amount() => _random.Next(1, 200_000) / 100m;

    private decimal Share(decimal rest) => Math.Max(0.01m, Currency.Usd.Round(rest * _random.Next(10, 101) / 100m));

    private void Note(string name) => _happened[name] = _happened.GetValueOrDefault(name) + 1;
}
