using Checkout.Domain.Billing;
using Checkout.Domain.Tax;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Billing;

[Trait("Acceptance", "S12")]
[Properties(Arbitrary = [typeof(Generators)])]
public sealed class PlanningInvoices
{
    private static readonly TaxTreatment Standard = new(TaxCategory.S, 20m, null);
    private static readonly BillingGrid Calendar = new(new DateOnly(2026, 1, 1));
    private static readonly DateOnly YearEnd = new(2026, 12, 31);

    [Property(MaxTest = 1_000)]
    public void The_invoices_sum_to_the_lines(OrderedLines order)
    {
        var grid = new BillingGrid(order.Anchor);
        var plan = Plan(order);
        var lines = order.Lines.Sum(line => line.IsRecurring
            ? LineAmount.Total(order.Currency, line.Quantity, line.NetPrice, line.BaseQuantity, grid.Months(line.Term))
            : LineAmount.OneTime(order.Currency, line.Quantity, line.NetPrice, line.BaseQuantity));
        Assert.Equal(lines, plan.Net);
        Assert.Equal(plan.Net + plan.Tax, plan.Total);
        Assert.Equal(plan.Invoices.Sum(invoice => invoice.Total), plan.Total);
    }

    [Property(MaxTest = 1_000)]
    public void Each_part_of_each_line_is_invoiced_once_and_never_before_it_begins(OrderedLines order)
    {
        var grid = new BillingGrid(order.Anchor);
        var plan = Plan(order);
        var expected = order.Lines.SelectMany(line => line.IsRecurring
            ? BilledParts.Of(grid, order.Frequency, order.Currency, line)
                .Select(part => (line.Position, (DateRange?)part.Period, part.Amount))
            : [(line.Position, null, LineAmount.OneTime(order.Currency, line.Quantity, line.NetPrice, line.BaseQuantity))]);
        Assert.Equal(expected.Order(Comparer<(int Position, DateRange? Period, decimal Amount)>.Create(Compare)),
            plan.Invoices.SelectMany(invoice => invoice.Lines).Select(line => (line.Position, line.Period, line.Amount))
            .Order(Comparer<(int Position, DateRange? Period, decimal Amount)>.Create(Compare)));
        Assert.All(plan.Invoices, invoice => Assert.All(invoice.Lines,
            line => Assert.True(line.Period is null || line.Period.Value.From <= invoice.On)));
    }

    [Property(MaxTest = 1_000)]
    public void Only_the_invoice_of_acceptance_is_dated_then_and_the_others_follow_in_order(OrderedLines order)
    {
        var plan = Plan(order);
        Assert.True(plan.Invoices.Count(invoice => invoice.IsFirst) <= 1);
        Assert.True(plan.Today is null || plan.Today.On == order.WrittenOn);
        Assert.All(plan.Later, invoice => Assert.True(invoice.On > order.WrittenOn));
        Assert.Equal(plan.Invoices.Select(invoice => invoice.On).Distinct().Order(), plan.Invoices.Select(invoice => invoice.On));
    }

    [Property(MaxTest = 1_000)]
    public void The_rows_of_an_invoice_sum_to_its_net_and_tax(OrderedLines order, OrderedLines other)
    {
        var alongside = ByDay(Plan(order with { Lines = other.Lines }));
        Assert.All(Plan(order, alongside).Invoices, invoice =>
        {
            Assert.Equal(invoice.Net, invoice.Taxes.Sum(row => row.Taxable));
            Assert.Equal(invoice.Tax, invoice.Taxes.Sum(row => row.Tax));
        });
    }

    [Property(MaxTest = 500)]
    public void Orders_that_share_invoices_sum_to_them_with_tax(OrderedLines first, OrderedLines lines, OrderedLines others)
    {
        // Three orders of one contract, each accepted after the one before and billed together with it from then on.
        var orders = new[]
        {
            first,
            first with { Lines = Within(first, lines.Lines), WrittenOn = first.WrittenOn.AddDays(20) },
            first with { Lines = Within(first, others.Lines), WrittenOn = first.WrittenOn.AddDays(90) },
        };
        var planned = new Dictionary<DateOnly, IReadOnlyList<TaxableAmount>>();
        decimal ordered = 0m, atOnce = 0m;
        foreach (var order in orders)
        {
            // What was written before this order was accepted is no longer shared.
            var pending = planned.Where(day => day.Key > order.WrittenOn).ToDictionary();
            var plan = Plan(order, pending);
            ordered += plan.Total;
            atOnce += plan.Today?.Total ?? 0m;
            foreach (var (day, amounts) in ByDay(plan))
            {
                planned[day] = [.. planned.GetValueOrDefault(day) ?? [], .. amounts];
            }
        }

        var later = planned.Values.Sum(amounts => amounts.Sum(amount => amount.Amount) + TaxTotals.Of(first.Currency, amounts)
            .Sum(row => row.Tax));
        Assert.Equal(ordered, atOnce + later);
    }

    [Fact]
    public void Two_orders_on_one_invoice_pay_the_tax_of_their_sum()
    {
        // Alone, 0.05 at 10 % is 0.01 of tax for each; the common invoice of 0.10 carries 0.01.
        var line = Recurring(1, new DateOnly(2026, 1, 1), price: 0.05m) with { Tax = new TaxTreatment(TaxCategory.S, 10m, null) };
        var day = new DateOnly(2025, 12, 1);
        var first = BillingPlan.For(Calendar, BillingFrequency.Monthly, Currency.Eur, [line], day);
        var second = BillingPlan.For(Calendar, BillingFrequency.Monthly, Currency.Eur, [line], day, ByDay(first));
        Assert.Equal((0.12m, 0m), (first.Tax, second.Tax));
    }

    [Fact]
    public void One_time_lines_and_begun_periods_are_due_at_once()
    {
        var lines = new[] { Recurring(1, new DateOnly(2026, 1, 1)), OneTime(2, new DateOnly(2026, 6, 1)) };
        var plan = BillingPlan.For(Calendar, BillingFrequency.Quarterly, Currency.Eur, lines, new DateOnly(2026, 5, 10));
        Assert.Equal(
            [(1, "2026-01-01..2026-03-31"), (1, "2026-04-01..2026-06-30"), (2, "")],
            plan.Today!.Lines.Select(line => (line.Position, line.Period?.ToString() ?? "")));
        Assert.Equal([new DateOnly(2026, 7, 1), new DateOnly(2026, 10, 1)], plan.Later.Select(invoice => invoice.On));
    }

    [Fact]
    public void Nothing_is_due_at_once_where_everything_starts_later()
    {
        var plan = BillingPlan.For(Calendar, BillingFrequency.Annual, Currency.Eur, [Recurring(1, new DateOnly(2026, 1, 1))],
            new DateOnly(2025, 11, 22));
        Assert.Null(plan.Today);
        Assert.Equal(new DateOnly(2026, 1, 1), Assert.Single(plan.Later).On);
    }

    [Fact]
    public void A_period_that_begins_on_the_day_of_acceptance_has_begun()
    {
        var plan = BillingPlan.For(Calendar, BillingFrequency.Monthly, Currency.Eur, [Recurring(1, new DateOnly(2026, 11, 1))],
            new DateOnly(2026, 12, 1));
        Assert.Equal(2, plan.Today!.Lines.Count);
        Assert.Empty(plan.Later);
    }

    [Fact]
    public void A_line_that_starts_inside_a_period_is_first_invoiced_on_its_start()
    {
        var lines = new[] { Recurring(1, new DateOnly(2026, 4, 1)), Recurring(2, new DateOnly(2026, 5, 15)),
            Recurring(3, new DateOnly(2026, 5, 15)) };
        var plan = BillingPlan.For(Calendar, BillingFrequency.Quarterly, Currency.Eur, lines, new DateOnly(2026, 4, 10));
        Assert.Equal([1], plan.Today!.Lines.Select(line => line.Position));
        Assert.Equal(
            [(new DateOnly(2026, 5, 15), "2 3"), (new DateOnly(2026, 7, 1), "1 2 3"), (new DateOnly(2026, 10, 1), "1 2 3")],
            plan.Later.Select(invoice => (invoice.On, string.Join(' ', invoice.Lines.Select(line => line.Position)))));
    }

    private static BillableLine Recurring(int position, DateOnly start, decimal price = 50m) =>
        new(position, IsRecurring: true, 1m, price, 1m, new DateRange(start, YearEnd), Standard);

    private static BillableLine OneTime(int position, DateOnly on) =>
        new(position, IsRecurring: false, 1m, 500m, 1m, new DateRange(on, on), Standard);

    private static BillingPlan Plan(OrderedLines order, IReadOnlyDictionary<DateOnly, IReadOnlyList<TaxableAmount>>? alongside = null) =>
        BillingPlan.For(new BillingGrid(order.Anchor), order.Frequency, order.Currency, order.Lines, order.WrittenOn, alongside);

    private static Dictionary<DateOnly, IReadOnlyList<TaxableAmount>> ByDay(BillingPlan plan) => plan.Later.ToDictionary(
        invoice => invoice.On,
        invoice => (IReadOnlyList<TaxableAmount>)[.. invoice.Lines.Select(line => new TaxableAmount(line.Tax, line.Amount))]);

    // The same prices and quantities, on the days of the first order's lines.
    private static IReadOnlyList<BillableLine> Within(OrderedLines order, IReadOnlyList<BillableLine> lines) =>
        [.. lines.Select((line, index) => line with { IsRecurring = true, Term = order.Lines[index % order.Lines.Count].Term })];

    private static int Compare((int Position, DateRange? Period, decimal Amount) left,
        (int Position, DateRange? Period, decimal Amount) right) =>
        (left.Position, left.Period?.From).CompareTo((right.Position, right.Period?.From));
}
