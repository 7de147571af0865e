using Checkout.Domain.Ledger;
using Checkout.Domain.Tests.Lifecycles;
using FsCheck.Xunit;

namespace Checkout.Domain.Tests.Ledger;

/// <summary>How a credit is proposed to settle invoices.</summary>
[Trait("Acceptance", "T7")]
public sealed class ProposingASplit
{
    private static readonly DateOnly Today = Sample.Today;

    [Property(MaxTest = 500)]
    public void Never_goes_beyond_either_side_and_leaves_nothing_over_that_could_settle_something(byte[] balances, ushort rest)
    {
        var invoices = balances.Select((balance, index) => Open(balance + 1m, dueIn: index * 7 % 11, disputed: balance % 7 == 0)).ToList();

        var splits = ProposedSplit.Of(rest, contractId: null, invoices);

        Assert.All(splits, split => Assert.InRange(split.Amount, 0m, split.Invoice.Balance));
        Assert.Equal(Math.Min(rest, invoices.Where(invoice => !invoice.IsDisputed).Sum(invoice => invoice.Balance)),
            splits.Sum(split => split.Amount));
        Assert.All(splits.Where(split => split.Invoice.IsDisputed), split => Assert.Equal(0m, split.Amount));
    }

    [Fact]
    public void Settles_the_oldest_due_first_and_counts_an_invoice_without_due_date_by_its_issue()
    {
        var (late, undated, later) = (Open(50m, dueIn: -10), Open(30m, dueIn: null, issued: -5), Open(100m, dueIn: 20));

        var splits = ProposedSplit.Of(60m, contractId: null, [later, undated, late]);

        Assert.Equal([(late, 50m), (undated, 10m), (later, 0m)], splits.Select(split => (split.Invoice, split.Amount)));
    }

    [Fact]
    public void Leaves_what_takes_a_deliberate_choice_to_the_customer()
    {
        var (ours, other) = (Guid.NewGuid(), Guid.NewGuid());
        var invoices = new[] { Open(10m, 1, contract: other), Open(20m, 2, disputed: true, contract: ours),
            Open(30m, 3, reserved: true, contract: ours), Open(40m, 4, contract: ours), Open(50m, 5) };

        Assert.Equal([0m, 0m, 0m, 40m, 50m], ProposedSplit.Of(1000m, ours, invoices).Select(split => split.Amount));
        Assert.Equal([10m, 0m, 0m, 40m, 50m], ProposedSplit.Of(1000m, contractId: null, invoices).Select(split => split.Amount));
    }

    private static SettleableInvoice Open(decimal balance, int? dueIn, bool disputed = false, bool reserved = false, Guid? contract = null,
        int issued = -30) =>
        new(Guid.NewGuid(), dueIn is { } days ? Today.AddDays(days) : null, Today.AddDays(issued), balance, contract, disputed, reserved);
}
