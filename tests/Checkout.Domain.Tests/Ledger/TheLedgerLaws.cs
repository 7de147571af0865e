using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Tests.Lifecycles;
using FsCheck;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Ledger;

/// <summary>R12 to R14 over random histories: entries move the account, allocations move between documents, nothing is allocated beyond
/// either side.</summary>
[Trait("Acceptance", "S12")]
public sealed class TheLedgerLaws
{
    private static readonly DateOnly Today = Sample.Today;
    private static readonly DateTimeOffset Now = Sample.Now;

    [Property(MaxTest = 500)]
    public void Balance_is_open_invoices_less_open_credits_after_any_history(byte[] events)
    {
        var invoices = new List<Invoice>();
        var payments = new List<Payment>();
        var memos = new List<CreditMemo>();
        var entries = new List<LedgerEntry>();
        var allocations = new List<Allocation>();
        var random = new Random(events.Aggregate(17, (hash, value) => unchecked((hash * 31) + value)));
        foreach (var value in events)
        {
            var balance = entries.Sum(entry => entry.Amount);
            switch (value % 8)
            {
                case 0:
                    invoices.Add(Sample.Invoice(random.Next(1, 100_000) / 100m));
                    entries.Add(LedgerEntry.Of(invoices[^1], Now));
                    break;
                case 1:
                    payments.Add(Sample.Received(random.Next(1, 100_000) / 100m));
                    entries.Add(LedgerEntry.Of(payments[^1], Now));
                    break;
                case 2:
                    memos.Add(Sample.Memo(random.Next(1, 100_000) / 100m));
                    entries.Add(LedgerEntry.Of(memos[^1], Now));
                    break;
                case 3 when invoices.Count > 0 && payments.Count > 0:
                    Attempt(() => allocations.Add(Allocation.Of(payments[random.Next(payments.Count)],
                        invoices[random.Next(invoices.Count)], random.Next(1, 60_000) / 100m, Today, Now)));
                    Assert.Equal(balance, entries.Sum(entry => entry.Amount));
                    break;
                case 4 when invoices.Count > 0 && memos.Count > 0:
                    Attempt(() => allocations.Add(Allocation.Of(memos[random.Next(memos.Count)], invoices[random.Next(invoices.Count)],
                        random.Next(1, 60_000) / 100m, Today, Now)));
                    Assert.Equal(balance, entries.Sum(entry => entry.Amount));
                    break;
                case 5 when payments.Exists(payment => payment.CanRefund):
                    var refunded = payments.First(payment => payment.CanRefund);
                    var amount = Math.Min(refunded.Unapplied.Amount, random.Next(1, 5_000) / 100m);
                    refunded.Refund(amount);
                    entries.Add(LedgerEntry.OfRefund(refunded, amount, Today, Today, Now));
                    break;
                case 6 when allocations.Exists(allocation => allocation.Amount > 0m
                    && !allocations.Exists(other => other.ReversesId == allocation.Id)):
                    var undone = allocations.First(allocation => allocation.Amount > 0m
                        && !allocations.Exists(other => other.ReversesId == allocation.Id));
                    var settled = invoices.Single(invoice => invoice.Id == undone.InvoiceId);
                    Attempt(() => allocations.Add(undone.PaymentId is { } paymentId
                        ? undone.Reverse(settled, payments.Single(payment => payment.Id == paymentId), Today, Now)
                        : undone.Reverse(settled, memos.Single(memo => memo.Id == undone.CreditMemoId), Today, Now)));
                    break;
                case 7 when invoices.Exists(invoice => invoice.CanVoid):
                    var voided = Voiding.Void(invoices.First(invoice => invoice.CanVoid), "CM-V", "Wrong", Today, Today, Now);
                    memos.Add(voided.Memo);
                    allocations.Add(voided.Allocation);
                    entries.Add(voided.Entry);
                    break;
            }

            AssertLaws(invoices, payments, memos, entries, allocations);
        }
    }

    [Fact]
    public void An_allocation_beyond_either_side_is_refused_and_changes_nothing()
    {
        var invoice = Sample.Invoice(100m);
        var payment = Sample.Received(60m);

        Assert.Throws<RuleViolation>(() => Allocation.Of(payment, invoice, 60.01m, Today, Now));
        Assert.Throws<RuleViolation>(() => Allocation.Of(Sample.Received(500m), invoice, 100.01m, Today, Now));
        Assert.Throws<RuleViolation>(() => Allocation.Of(payment, invoice, 0.001m, Today, Now));
        Assert.Throws<RuleViolation>(() => Allocation.Of(payment, invoice, -1m, Today, Now));
        Assert.Throws<RuleViolation>(() => Allocation.Of(payment, Sample.Invoice(-50m), 10m, Today, Now));

        Assert.Equal((0m, 0m), (invoice.AllocatedAmount, payment.AllocatedAmount));
    }

    [Fact]
    public void A_negative_invoice_is_a_credit_that_settles_others()
    {
        // The figures of the worked case of a negative invoice in vectors.json.
        var credit = Sample.Invoice(-1656.25m);
        var invoice = Sample.Invoice(700m);

        Allocation.Of(credit, invoice, 700m, Today, Now);

        Assert.Equal((956.25m, 0m), (credit.Rest.Amount, invoice.Balance.Amount));
        Assert.Equal((InvoiceStatus.Credit, InvoiceStatus.Paid), (credit.StatusOn(Today.AddYears(1)), invoice.StatusOn(Today)));
        Assert.False(credit.IsOverdue(Today.AddYears(1)));
    }

    [Fact]
    public void An_allocation_can_be_undone_on_its_own_day_only_and_once()
    {
        var invoice = Sample.Invoice(100m);
        var payment = Sample.Received(100m);
        var allocation = Allocation.Of(payment, invoice, 40m, Today, Now);

        Assert.Throws<RuleViolation>(() => allocation.Reverse(invoice, payment, Today.AddDays(1), Now));
        var undone = allocation.Reverse(invoice, payment, Today, Now);

        Assert.Equal((-40m, allocation.Id), (undone.Amount, undone.ReversesId));
        Assert.Equal((100m, 100m), (invoice.Balance.Amount, payment.Unapplied.Amount));
        Assert.Throws<RuleViolation>(() => undone.Reverse(invoice, payment, Today, Now));
    }

    private static void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (RuleViolation)
        {
            // Refused: the laws are checked all the same.
        }
    }

    private static void AssertLaws(List<Invoice> invoices, List<Payment> payments, List<CreditMemo> memos, List<LedgerEntry> entries,
        List<Allocation> allocations)
    {
        Assert.All(invoices, invoice =>
        {
            Assert.InRange(invoice.AllocatedAmount, 0m, invoice.DueAmount);
            Assert.Equal(invoice.AllocatedAmount,
                allocations.Where(allocation => allocation.InvoiceId == invoice.Id).Sum(allocation => allocation.Amount));
        });
        Assert.All(payments, payment => Assert.Equal(payment.AllocatedAmount,
            allocations.Where(allocation => allocation.PaymentId == payment.Id).Sum(allocation => allocation.Amount)));
        Assert.All(memos, memo => Assert.Equal(memo.AllocatedAmount,
            allocations.Where(allocation => allocation.CreditMemoId == memo.Id).Sum(allocation => allocation.Amount)));
        var open = invoices.Sum(invoice => invoice.Rest.Amount) - payments.Sum(payment => payment.Unapplied.Amount) - memos
            .Sum(memo => memo.Rest.Amount);
        Assert.Equal(open, entries.Sum(entry => entry.Amount));
    }
}
