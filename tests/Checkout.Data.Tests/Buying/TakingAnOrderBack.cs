using Checkout.Data.Acceptances;
using Checkout.Data.Forms;
using Checkout.Data.Orders;
using Checkout.Domain;
using Checkout.Domain.Billing;
using Checkout.Domain.Buying;
using Checkout.Domain.Contracts;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Ledger;
using Checkout.Domain.Orders;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Buying;

/// <summary>An order of one's own is taken back within hours: as if it had not been, and with every cent accounted for.</summary>
[Trait("Acceptance", "B6")]
public sealed class TakingAnOrderBack(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;
    private static readonly BuyingPolicy Policy = new(30, 12, BillingFrequency.Annual, 30, AutoRenews: false, "7",
        "https://vendor.example/terms");

    [SkippableTheory, EveryEngine]
    public async Task Voids_the_invoice_and_ends_units_and_the_contract_that_it_began(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var order = await OrderAsync(world, contract: null, world.Line(10m, 12.5m, rate: 19m));
        var key = Guid.NewGuid();

        // 10 × 12.50 × 12 months and 19 % of it.
        var wrong = Assert.IsType<CancelOrder.AmountChanged>(await CancelAsync(world, order, 1m));
        Assert.Equal(1785m, wrong.Amount.Amount);
        var done = Assert.IsType<CancelOrder.Canceled>(await CancelAsync(world, order, 1785m, key));
        Assert.IsType<Outcome.Repeated>(await CancelAsync(world, order, 1785m, key));
        Assert.IsType<Outcome.KeyReused>(await CancelAsync(world, order, 1784m, key));
        Assert.IsType<Outcome.Changed>(await CancelAsync(world, order, 1785m));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var invoice = await db.Invoices.SingleAsync();
        var memo = await db.CreditMemos.SingleAsync();
        Assert.Equal((InvoiceStatus.Void, CreditMemoKind.Void, 1785m, 0m),
            (invoice.StatusOn(world.Today), memo.Kind, memo.TotalAmount, memo.Rest.Amount));
        Assert.Equal([memo.Number], done.CreditMemos);
        Assert.Equal(0m, await db.LedgerEntries.SumAsync(entry => entry.Amount));
        Assert.Equal(OrderStatus.Canceled, (await db.Orders.SingleAsync()).Status);
        Assert.All(await db.InstalledProducts.ToListAsync(),
            unit => Assert.Equal((true, unit.StartsOn.AddDays(-1)), (unit.WasNeverInForce, unit.EndsOn)));
        Assert.Equal((1, 0), (await db.InstalledProducts.CountAsync(),
            await db.InstalledProducts.CountAsync(InstalledProduct.EverInForce)));
        var contract = await db.Contracts.SingleAsync();
        Assert.Equal((ContractStatus.Terminated, false, true),
            (contract.StatusOn(world.Today), contract.CountsOn(world.Today), contract.WasNeverInForce));
        Assert.Equal(0, await BilledUntilAsync(world, Today.AddDays(400)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Before_its_first_day_leaves_no_day_of_units_or_contract(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(startsOn: Today.AddDays(40)) with { Origin = QuoteOrigin.Customer },
            world.Line(10m, 12.5m));
        var order = Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(quote)).OrderSlug;

        Assert.IsType<CancelOrder.Canceled>(await CancelAsync(world, order, 0m));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Empty(await db.CreditMemos.ToListAsync());
        var contract = await db.Contracts.SingleAsync();
        Assert.Equal((ContractStatus.Terminated, true, Today), (contract.StatusOn(Today), contract.WasNeverInForce, contract.TerminatedOn));
        Assert.Equal(Today.AddDays(39), (await db.InstalledProducts.SingleAsync()).EndsOn);
        Assert.Empty(await db.InstalledProducts.Where(InstalledProduct.EverInForce).ToListAsync());
        Assert.Equal(0, await BilledUntilAsync(world, Today.AddDays(400)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Credits_only_its_own_part_and_leaves_what_is_paid_as_an_open_credit(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await world.ContractAsync(world.Terms(frequency: BillingFrequency.Monthly), world.Line(5m, 10m));
        var order = await OrderAsync(world, contract, world.Line(3m, 10m));
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            var invoice = await db.Invoices.Include(row => row.Lines)
                .SingleAsync(row => db.Orders.Any(row2 => row2.Slug == order && row2.Id == row.OrderId));
            var payment = world.Received("PAY-1", 20m);
            db.AddRange(payment, LedgerEntry.Of(payment, world.Clock.GetUtcNow()),
                Allocation.Of(payment, invoice, 20m, world.Today, world.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        Assert.IsType<CancelOrder.Canceled>(await CancelAsync(world, order, 30m));

        await using var read = world.Database.Contexts.ForAccount(world.Account.Id);
        var memo = await read.CreditMemos.SingleAsync();
        Assert.Equal((CreditMemoKind.Credit, 30m, 20m), (memo.Kind, memo.TotalAmount, memo.Rest.Amount));
        Assert.Equal(ContractStatus.Active, (await read.Contracts.SingleAsync()).StatusOn(world.Today));

        // Balance: 50 of the other order still open, less the credit of 20.
        Assert.Equal(30m, await read.LedgerEntries.SumAsync(entry => entry.Amount));
        var open = (await read.Invoices.ToListAsync()).Sum(row => row.Balance.Amount);
        Assert.Equal((50m, 30m), (open, open - memo.Rest.Amount));
        Assert.Equal(11 * 50m, await BilledUntilAsync(world, Today.AddDays(400)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Against_the_billing_run_never_bills_what_is_canceled_nor_credits_less_than_was_billed(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var contract = await world.ContractAsync(world.Terms(startsOn: Today.AddDays(-30), frequency: BillingFrequency.Monthly),
            world.Line(5m, 10m));
        var order = await OrderAsync(world, contract, world.Line(3m, 10m));

        // 13 hours later the next period has begun.
        world.Clock.Advance(TimeSpan.FromHours(13));
        var shown = await ShownAsync(world, order);
        var running = world.BillingRun.RunAsync(CancellationToken.None);
        var result = await CancelAsync(world, order, shown);
        await running;
        if (result is CancelOrder.AmountChanged changed)
        {
            result = await CancelAsync(world, order, changed.Amount.Amount);
        }

        Assert.IsType<CancelOrder.Canceled>(result);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var lines = await db.Orders.Where(row => row.Slug == order).SelectMany(row => row.Lines).Select(line => (Guid?)line.Id)
            .ToListAsync();
        var billed = await db.Invoices.SelectMany(row => row.Lines).Where(line => lines.Contains(line.OrderLineId))
            .SumAsync(line => line.Amount);
        Assert.Equal(billed, await db.CreditMemos.SumAsync(memo => memo.TotalAmount));
        var (entries, open) = (await db.LedgerEntries.SumAsync(entry => entry.Amount),
            (await db.Invoices.ToListAsync()).Sum(row => row.Balance.Amount));
        Assert.Equal(open - (await db.CreditMemos.ToListAsync()).Sum(memo => memo.Rest.Amount), entries);
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_refused_when_it_is_too_late_not_ones_own_or_in_the_way_of_others(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var first = await OrderAsync(world, contract: null, world.Line(2m, 10m));
        Contract contract;
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            contract = await db.Contracts.AsNoTracking().SingleAsync();
        }

        var byVendor =
            Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(await world.PublishAsync(world.Terms(contract: contract),
            world.Line(1m, 10m)))).OrderSlug;
        Assert.Contains("ordered under it since", Sentence(await CancelAsync(world, first, 240m)), StringComparison.Ordinal);
        Assert.Contains("can be canceled here", Sentence(await CancelAsync(world, byVendor, 120m)), StringComparison.Ordinal);
        var late = await OrderAsync(world, contract, world.Line(4m, 10m));
        Assert.IsType<Outcome.Changed>(await CancelAsync(world, late, 480m, within: TimeSpan.Zero));
        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Contains("24 hours", Sentence(await CancelAsync(world, late, 480m)), StringComparison.Ordinal);
        Assert.IsType<Outcome.NotFound>(await CancelAsync(world, "O-99", 1m));
        await using var books = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(0, await books.CreditMemos.CountAsync());
    }

    private static string Sentence(Outcome outcome) => Assert.IsType<Outcome.Changed>(outcome).Why.ToString();

    private static Task<Outcome> CancelAsync(World world, string order, decimal shown, Guid? key = null, TimeSpan? within = null) =>
        new CancelOrder(world.Submissions, world.Calendar, Policy with { CancelWithin = within ?? TimeSpan.FromHours(24) }).RunAsync(
            world.Form(key, $"{order} {shown}"), order, shown, "A mistake", CancellationToken.None);

    private static async Task<decimal> ShownAsync(World world, string order)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        return CancelOrder.CreditsOf((await CancelOrder.ContextAsync(db, order, Policy, CancellationToken.None))!)
            .Sum(credit => credit.Total);
    }

    /// <summary>An order that the customer made by itself.</summary>
    private static async Task<string> OrderAsync(World world, Contract? contract, Domain.Documents.LineTerms line)
    {
        var quote = await world.PublishAsync(world.Terms(contract: contract) with { Origin = QuoteOrigin.Customer }, line);
        return Assert.IsType<AcceptQuote.Accepted>(await world.AcceptAsync(quote)).OrderSlug;
    }

    private static async Task<decimal> BilledUntilAsync(World world, DateOnly day)
    {
        decimal before;
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            before = await db.Invoices.SumAsync(row => row.TotalAmount);
        }

        world.GoTo(day);
        await world.BillingRun.RunAsync(CancellationToken.None);
        await using var after = world.Database.Contexts.ForAccount(world.Account.Id);
        return await after.Invoices.SumAsync(row => row.TotalAmount) - before;
    }
}
