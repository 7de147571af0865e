using Checkout.Domain.Collections;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;

namespace Checkout.Domain.Tests.Lifecycles;

/// <summary>Walks all states and verbs of each document against the tables in docs/domain/lifecycles.md.</summary>
public sealed class EveryStateAndVerb
{
    private static readonly DateOnly Today = Sample.Today;
    private static readonly DateTimeOffset Now = Sample.Now;

    public static TheoryData<string, string, string?> Quotes => Rows("Quote");

    public static TheoryData<string, string, string?> Approvals => Rows("QuoteApproval");

    public static TheoryData<string, string, string?> Contracts => Rows("Contract");

    public static TheoryData<string, string, string?> Orders => Rows("Order");

    public static TheoryData<string, string, string?> Payments => Rows("Payment");

    public static TheoryData<string, string, string?> Invoices => Rows("Invoice");

    public static TheoryData<string, string, string?> Disputes => Rows("InvoiceDispute");

    public static TheoryData<string, string, string?> Promises => Rows("PaymentPromise");

    public static TheoryData<string, string, string?> Refunds => Rows("RefundRequest");

    public static TheoryData<string, string, string?> Attempts => Rows("PaymentAttempt");

    public static TheoryData<string, string, string?> Autopayments => Rows("Autopayment");

    [Theory, MemberData(nameof(Quotes))]
    public void Of_a_quote(string from, string verb, string? to)
    {
        var quote = QuoteIn(from);
        Try(
            to,
            verb switch
            {
                "Publish" => () => quote.Publish(Now, Today),
                "Decline" => () => quote.Decline("Zoë", "No", Now, Today),
                "Withdraw" => () => quote.Withdraw("Noémie", Now),
                "Supersede" => () => quote.Supersede(Now),
                "Discard" => () => quote.Discard("Zoë", Now),
                "RequestApproval" => () => quote.RequestApproval(Today),
                "ReturnToActive" => () => quote.ReturnToActive(Today),
                "Accept" => () => quote.MarkPurchased(Guid.NewGuid(), "O-1", "Zoë", Now, Today),
                _ => throw new InvalidOperationException(verb),
            },
            () => quote.StatusOn(Today).ToString());
    }

    [Fact]
    public void Covers_every_status_that_exists()
    {
        Assert.Equal(Enum.GetNames<QuoteStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("Quote").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<ApprovalState>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("QuoteApproval").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<ContractStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("Contract").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<PaymentStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("Payment").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<PaymentAttemptStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("PaymentAttempt").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<AutopaymentStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("Autopayment").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<DisputeState>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("InvoiceDispute").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<PromiseStanding>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("PaymentPromise").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<RefundRequestState>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("RefundRequest").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<InvoiceStatus>().Order(StringComparer.Ordinal),
            LifecycleTable.Of("Invoice").Select(row => row.From).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Approvals))]
    public void Of_an_approval(string from, string verb, string? to)
    {
        var quote = Sample.Quote();
        quote.Publish(Now, Today);
        Acceptor By(string name) => new(Guid.NewGuid(), $"{name}@acme.example", name, "Head of IT", null, null);
        var approval = QuoteApproval.Ask(quote, By("zoe"), new AcceptanceChoices(Sample.Address, PaymentArrangement.Invoice, null), Now,
            Today);
        if (from == nameof(ApprovalState.Approved))
        {
            approval.Approve(By("bjorn"), Now);
        }
        else if (from == nameof(ApprovalState.Returned))
        {
            approval.Return(quote, Guid.NewGuid(), "Björn", "No", Now, Today);
        }

        else if (from == nameof(ApprovalState.Lapsed))
        {
            approval.Lapse(Now);
        }

        Try(
            to,
            verb switch
            {
                "Approve" => () => approval.Approve(By("bjorn"), Now),
                "Return" => () => approval.Return(quote, Guid.NewGuid(), "Björn", "No", Now, Today),
                "Lapse" => () => approval.Lapse(Now),
                _ => throw new InvalidOperationException(verb),
            },
            () => approval.State.ToString());
    }

    [Theory, MemberData(nameof(Contracts))]
    public void Of_a_contract(string from, string verb, string? to)
    {
        var contract = from switch
        {
            "Scheduled" => Sample.Contract(new DateRange(Today.AddDays(10), Today.AddDays(374))),
            "Ended" => Sample.Contract(new DateRange(Today.AddDays(-370), Today.AddDays(-6))),
            _ => Sample.Contract(new DateRange(Today.AddDays(-100), Today.AddDays(264))),
        };
        if (from == "Terminated")
        {
            contract.Terminate(Today.AddDays(-1));
        }

        // It is in force to the end of the day for which it is terminated.
        Try(to, verb == "Terminate" ? () => contract.Terminate(Today.AddDays(-1)) : () => contract.Renew(contract.EndsOn.AddDays(365)),
            () => contract.StatusOn(Today).ToString());
    }

    [Theory, MemberData(nameof(Orders))]
    public void Of_an_order(string from, string verb, string? to)
    {
        var order = Sample.Order();
        if (from == "Canceled")
        {
            order.Cancel();
        }

        Assert.Equal("Cancel", verb);
        Try(to, order.Cancel, () => order.Status.ToString());
    }

    [Theory, MemberData(nameof(Payments))]
    public void Of_a_payment(string from, string verb, string? to)
    {
        var payment = PaymentIn(from);
        Try(
            to,
            verb switch
            {
                "Succeed" => () => payment.Succeed(Today),
                "Fail" => () => payment.Fail("Declined"),
                "Cancel" => payment.Cancel,
                "RefundPart" => () => payment.Refund(10m),
                "RefundAll" => () => payment.Refund(Math.Max(payment.Unapplied.Amount, 1m)),
                "ChargeBack" => payment.ChargeBack,
                _ => throw new InvalidOperationException(verb),
            },
            () => payment.Status.ToString());
    }

    [Theory, MemberData(nameof(Attempts))]
    public void Of_an_attempt_to_pay(string from, string verb, string? to)
    {
        var attempt = Sample.Attempt(Sample.Invoice(100m), 60m);
        switch (from)
        {
            case "Pending":
                attempt.Open("cs_1", null);
                break;
            case "Succeeded":
                attempt.Succeed(Sample.Received(60m), Now);
                break;
            case "Failed":
                attempt.Fail("Declined", "card_declined", Now);
                break;
            case "Canceled":
                attempt.Cancel(Now);
                break;
            case "Expired":
                attempt.Expire(Now);
                break;
        }

        Try(
            to,
            verb switch
            {
                "Open" => () => attempt.Open("cs_1", "/page"),
                "Succeed" => () => attempt.Succeed(Sample.Received(60m), Now),
                "Fail" => () => attempt.Fail("Declined", "card_declined", Now),
                "Cancel" => () => attempt.Cancel(Now),
                "Expire" => () => attempt.Expire(Now),
                _ => throw new InvalidOperationException(verb),
            },
            () => attempt.Status.ToString());
        Assert.All(attempt.Parts, part => Assert.Equal(attempt.IsLive, part.HeldInvoiceId is not null));
    }

    [Theory, MemberData(nameof(Autopayments))]
    public void Of_an_invoice_that_pays_itself(string from, string verb, string? to)
    {
        var plan = new Autopayment(Sample.Invoice(100m), Guid.NewGuid(), Today, Now);
        Action lead = from switch
        {
            "Paused" => plan.Pause,
            "Charging" => () => plan.Charge(Sample.Attempt(Sample.Invoice(100m), 100m), Today),
            "Settled" => plan.Settle,
            "GivenUp" => () => plan.GiveUp("Too much"),
            _ => () => { }
            ,
        };
        lead();
        Try(
            to,
            verb switch
            {
                "Plan" => () => plan.Plan(Today.AddDays(1), Now),
                "Pause" => plan.Pause,
                "Resume" => () => plan.Resume(Today.AddDays(3), Now),
                "Charge" => () => plan.Charge(Sample.Attempt(Sample.Invoice(100m), 100m), Today),
                "Fail" => () => plan.Fail("Declined", Today, [1, 3]),
                "GiveUp" => () => plan.GiveUp("Too much"),
                "Settle" => plan.Settle,
                _ => throw new InvalidOperationException(verb),
            },
            () => plan.Status.ToString());
        Assert.Equal(plan.Charges.Index().Select(charge => charge.Index + 1), plan.Charges.Select(charge => charge.Number));
    }

    [Theory, MemberData(nameof(Invoices))]
    public void Of_an_invoice(string from, string verb, string? to)
    {
        var invoice = InvoiceIn(from);
        Try(
            to,
            verb switch
            {
                "Dispute" => () => invoice.Dispute("Wrong", Now, Today),
                "EndDispute" => () => invoice.EndDispute(Today),
                "Void" => () => Voiding.Void(invoice, "CM-9", "Wrong", Today, Today, Now),
                "PayPart" => () => Allocation.Of(Sample.Received(10m), invoice, 10m, Today, Now),
                "PayAll" => () => Allocation.Of(Sample.Received(1000m), invoice, Math.Max(invoice.Balance.Amount, 1m), Today, Now),
                _ => throw new InvalidOperationException(verb),
            },
            () => invoice.StatusOn(Today).ToString());
    }

    [Theory, MemberData(nameof(Disputes))]
    public void Of_a_dispute(string from, string verb, string? to)
    {
        var invoice = Sample.Invoice(100m);
        var dispute = InvoiceDispute.Raise(invoice, new DisputeTerms(DisputeReason.WrongPrice, "Too much", [1]), Guid.NewGuid(), "Zoë",
            Now, Today);
        if (from == nameof(DisputeState.Withdrawn))
        {
            dispute.Withdraw(invoice, "Zoë", Now, Today);
        }
        else if (from == nameof(DisputeState.Answered))
        {
            dispute.TakeAnswer(invoice, new DisputeAnswer("No", DisputeOutcome.Rejected, Today), Now, Today);
        }

        Try(
            to,
            verb == "Withdraw" ? () => dispute.Withdraw(invoice, "Zoë", Now, Today) : () =>
            dispute.TakeAnswer(invoice, new DisputeAnswer("No", null, null), Now, Today),
            () => dispute.State.ToString());
        Assert.Equal(dispute.State is DisputeState.Open, invoice.DisputedAt is not null);
    }

    [Theory, MemberData(nameof(Promises))]
    public void Of_a_promise(string from, string verb, string? to)
    {
        var promise = PaymentPromise.Make(Sample.Invoice(100m), 100m, Today.AddDays(5), Guid.NewGuid(), "Zoë", Now, Today,
            Today.AddDays(30));
        if (from == nameof(PromiseStanding.Withdrawn))
        {
            promise.Withdraw("Zoë", Now, Today);
        }

        var day = from == nameof(PromiseStanding.Broken) ? Today.AddDays(6) : Today;
        var settled = from == nameof(PromiseStanding.Kept) ? 100m : 99.99m;
        Assert.Equal((from, "Withdraw"), (promise.StandingOn(day, settled).ToString(), verb));
        Try(to, () => promise.Withdraw("Zoë", Now, day), () => promise.StandingOn(day, settled).ToString());
    }

    [Theory, MemberData(nameof(Refunds))]
    public void Of_a_refund_request(string from, string verb, string? to)
    {
        var request = RefundRequest.Ask(Sample.Received(100m), 40m, "Paid twice", Guid.NewGuid(), "Zoë", Now);
        if (from == nameof(RefundRequestState.Refunded))
        {
            request.MarkRefunded(40m, Today, Now);
        }
        else if (from == nameof(RefundRequestState.Declined))
        {
            request.Decline("No", Today, Now);
        }
        else if (from == nameof(RefundRequestState.Withdrawn))
        {
            request.Withdraw("Zoë", Now);
        }

        Try(
            to,
            verb switch
            {
                "MarkRefunded" => () => request.MarkRefunded(40m, Today, Now),
                "Decline" => () => request.Decline("No", Today, Now),
                _ => () => request.Withdraw("Zoë", Now),
            },
            () => request.State.ToString());
    }

    private static void Try(string? to, Action verb, Func<string> status)
    {
        var before = status();
        if (to is null)
        {
            var refused = Assert.Throws<RuleViolation>(verb);
            Assert.NotEmpty(refused.Message);
            Assert.Equal(before, status());
            return;
        }

        verb();
        Assert.Equal(to, status());
    }

    private static Quote QuoteIn(string state)
    {
        var quote = Sample.Quote(state == nameof(QuoteStatus.Expired) ? Today.AddDays(-1) : null);
        if (state != nameof(QuoteStatus.Draft))
        {
            quote.Publish(Now, Today);
        }

        Action lead = state switch
        {
            nameof(QuoteStatus.PendingApproval) => () => quote.RequestApproval(Today),
            nameof(QuoteStatus.Purchased) => () => quote.MarkPurchased(Guid.NewGuid(), "O-1", "Zoë", Now, Today),
            nameof(QuoteStatus.Declined) => () => quote.Decline("Zoë", null, Now, Today),
            nameof(QuoteStatus.Withdrawn) => () => quote.Withdraw("Noémie", Now),
            nameof(QuoteStatus.Superseded) => () => quote.Supersede(Now),
            nameof(QuoteStatus.Discarded) => () => quote.Discard("Zoë", Now),
            _ => () => { }
            ,
        };
        lead();
        Assert.Equal(state, quote.StatusOn(Today).ToString());
        return quote;
    }

    private static Payment PaymentIn(string state)
    {
        var payment = state is nameof(PaymentStatus.Pending) or nameof(PaymentStatus.Failed) or nameof(PaymentStatus.Canceled)
            ? Sample.Payment(100m) : Sample.Received(100m);
        Action lead = state switch
        {
            nameof(PaymentStatus.Failed) => () => payment.Fail("Declined"),
            nameof(PaymentStatus.Canceled) => payment.Cancel,
            nameof(PaymentStatus.PartiallyRefunded) => () => payment.Refund(30m),
            nameof(PaymentStatus.Refunded) => () => payment.Refund(100m),
            nameof(PaymentStatus.ChargedBack) => payment.ChargeBack,
            _ => () => { }
            ,
        };
        lead();
        Assert.Equal(state, payment.Status.ToString());
        return payment;
    }

    private static Invoice InvoiceIn(string state)
    {
        var invoice = Sample.Invoice(state == nameof(InvoiceStatus.Credit) ? -100m : 100m,
            state == nameof(InvoiceStatus.Overdue) ? Today.AddDays(-1) : null);
        Action lead = state switch
        {
            nameof(InvoiceStatus.PartiallyPaid) => () => Allocation.Of(Sample.Received(40m), invoice, 40m, Today, Now),
            nameof(InvoiceStatus.Paid) => () => Allocation.Of(Sample.Received(100m), invoice, 100m, Today, Now),
            nameof(InvoiceStatus.Disputed) => () => invoice.Dispute("Wrong", Now, Today),
            nameof(InvoiceStatus.Void) => () => Voiding.Void(invoice, "CM-8", "Wrong", Today, Today, Now),
            _ => () => { }
            ,
        };
        lead();
        Assert.Equal(state, invoice.StatusOn(Today).ToString());
        return invoice;
    }

    private static TheoryData<string, string, string?> Rows(string document)
    {
        var rows = new TheoryData<string, string, string?>();
        foreach (var (from, verb, to) in LifecycleTable.Of(document))
        {
            rows.Add(from, verb, to);
        }

        return rows;
    }
}
