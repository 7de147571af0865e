using Checkout.Domain.Ledger;
using Checkout.Domain.Payments;
using Checkout.Domain.Tests.Lifecycles;

namespace Checkout.Domain.Tests.Ledger;

/// <summary>An attempt to pay holds its invoices while it is live, and only then.</summary>
[Trait("Acceptance", "P2")]
public sealed class HoldingAnInvoice
{
    [Fact]
    public void Keeps_everything_else_away_from_it()
    {
        var invoice = Sample.Invoice(100m);
        var attempt = Sample.Attempt(invoice, 60m);

        Assert.Equal(attempt.Id, invoice.ReservedById);
        Assert.Throws<RuleViolation>(() => Sample.Attempt(invoice, 10m));
        Assert.Throws<RuleViolation>(() => Allocation.Of(Sample.Received(10m), invoice, 10m, Sample.Today, Sample.Now));
    }

    [Theory, InlineData("0"), InlineData("-1"), InlineData("100.01"), InlineData("10.001")]
    public void Takes_an_amount_that_is_open(string amount) =>
        Assert.Throws<RuleViolation>(() => Sample.Attempt(Sample.Invoice(100m),
            decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Pays_no_credit_and_nothing_that_is_settled()
    {
        var settled = Sample.Invoice(100m);
        Allocation.Of(Sample.Received(100m), settled, 100m, Sample.Today, Sample.Now);

        Assert.Throws<RuleViolation>(() => Sample.Attempt(settled, 1m));
        Assert.Throws<RuleViolation>(() => Sample.Attempt(Sample.Invoice(-50m), 1m));
    }

    [Fact]
    public void A_chargeback_takes_allocations_back_on_any_later_day()
    {
        var (invoice, payment) = (Sample.Invoice(100m), Sample.Received(100m));
        var allocation = Allocation.Of(payment, invoice, 100m, Sample.Today, Sample.Now);

        var back = allocation.TakeBack(invoice, payment, Sample.Today.AddDays(60), Sample.Now.AddDays(60));
        payment.ChargeBack();

        Assert.Equal((-100m, allocation.Id, Sample.Today.AddDays(60)), (back.Amount, back.ReversesId, back.PostedOn));
        Assert.Equal((100m, PaymentStatus.ChargedBack), (invoice.Balance.Amount, payment.Status));
    }

    [Theory, InlineData(2027, 2, "2027-02-28"), InlineData(2028, 2, "2028-02-29"), InlineData(2026, 12, "2026-12-31")]
    public void A_card_is_good_to_the_end_of_its_month(int year, int month, string last)
    {
        var method = new StoredMethod(Sample.AccountId,
            new StoredMethodTerms("Simulated", "cus", "pm", PaymentMethod.Card, "Visa", "4242", month, year), "Zoë", Sample.Now);
        var day = DateOnly.ParseExact(last, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(method.CanCharge(day));
        Assert.False(method.CanCharge(day.AddDays(1)));
        method.MakeDefault();
        method.Remove(Sample.Now);
        Assert.False(method.IsDefault || method.CanCharge(day) || method.CanMakeDefault || method.CanRename);
    }
}
