using System.Data.Common;
using Checkout.Data.Forms;
using Checkout.Data.Ledger;
using Checkout.Domain;
using Checkout.Domain.Audit;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Documents;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Ledger;

[Trait("Acceptance", "T7")]
public sealed class ApplyingACredit(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Twenty_times_at_once_stops_when_it_is_used_up(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 1000m);
        using var barrier = new Barrier(20);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() =>
        {
            barrier.SignalAndWait();
            return Apply(world).RunAsync(world.Form(), Of(memo), [new InvoiceSplit(invoice.Slug, 10m, 1000m)], 100m,
                CancellationToken.None);
        })));

        Assert.Equal(10, results.OfType<Outcome.Done>().Count());
        Assert.All(results.Where(result => result is not Outcome.Done),
            result => Assert.Contains("is still left", Assert.IsType<Outcome.Changed>(result).Why.ToString(), StringComparison.Ordinal));
        Assert.Equal((100m, 100m, 100m), await AllocatedAsync(world, memo, invoice));
    }

    [SkippableTheory, EveryEngine]
    public async Task Beyond_either_side_is_refused_by_the_database_alone(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 100m);
        var payment = world.Received("PAY-1", 100m);
        await world.WriteAsync(payment);

        // Past the domain and without the account's lock: twenty times ten on each document, of which it takes ten.
        Assert.Equal(10, await TakenAsync(world,
            db => db.CreditMemos.Where(row => row.Id == memo.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.AllocatedAmount + 10m))));
        Assert.Equal(10, await TakenAsync(world,
            db => db.Invoices.Where(row => row.Id == invoice.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.AllocatedAmount + 10m))));
        Assert.Equal(10, await TakenAsync(world,
            db => db.Payments.Where(row => row.Id == payment.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.AllocatedAmount + 10m))));

        // Nor below nothing.
        Assert.Equal(10, await TakenAsync(world,
            db => db.CreditMemos.Where(row => row.Id == memo.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.AllocatedAmount - 10m))));
        Assert.Equal(10, await TakenAsync(world,
            db => db.Invoices.Where(row => row.Id == invoice.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.AllocatedAmount, row => row.AllocatedAmount - 10m))));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(0m, (await db.CreditMemos.SingleAsync(row => row.Id == memo.Id)).AllocatedAmount);
    }

    [SkippableTheory, EveryEngine]
    public async Task And_undoing_it_restores_both_sides(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 60m);
        await using (var before = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            Assert.Equal(2, await before.LedgerEntries.CountAsync());
        }

        await ApplyAsync(world, Of(memo), (invoice, 25m));
        await ApplyAsync(world, Of(memo), (invoice, 15m));
        Assert.Equal((40m, 40m, 40m), await AllocatedAsync(world, memo, invoice));

        var form = world.Form();
        var undone = Assert.IsType<Outcome.Done>(await Undo(world).RunAsync(form, Of(memo), invoice.Slug, 40m, CancellationToken.None));
        var again = await Undo(world).RunAsync(form, Of(memo), invoice.Slug, 40m, CancellationToken.None);
        var other = await Undo(world).RunAsync(world.Form(), Of(memo), invoice.Slug, 40m, CancellationToken.None);

        Assert.Equal(($"40.00 USD from {invoice.Number}", $"/CreditMemos/{memo.Slug}"),
            (Assert.Single(undone.Activities).Details!.ToString(), undone.Url));
        Assert.IsType<Outcome.Repeated>(again);
        Assert.IsType<Outcome.Changed>(other);
        Assert.Equal((0m, 0m, 0m), await AllocatedAsync(world, memo, invoice));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal((4, 2), (await db.Allocations.CountAsync(), await db.LedgerEntries.CountAsync()));
        Assert.All(await db.Allocations.ToListAsync(), row => Assert.Equal((Today, "Zoë Brandström"), (row.PostedOn, row.MadeBy)));
        Assert.Equal([AuditAction.CreditApplied, AuditAction.CreditApplied, AuditAction.CreditTakenBack],
            await db.AuditEntries.OrderBy(row => row.Number).Select(row => row.Action).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Can_be_undone_until_the_last_moment_of_the_day_and_not_after(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 60m);
        await ApplyAsync(world, Of(memo), (invoice, 60m));
        world.Clock.SetUtcNow(world.Calendar.FirstInstantAfter(Today));

        var late = await Undo(world).RunAsync(world.Form(), Of(memo), invoice.Slug, 60m, CancellationToken.None);

        Assert.IsType<Outcome.Changed>(late);
        Assert.Equal((60m, 60m, 60m), await AllocatedAsync(world, memo, invoice));

        world.Clock.SetUtcNow(world.Calendar.FirstInstantAfter(world.Today));
        var (next, second, other) = await BeginAsync(engine, credit: 100m, open: 60m);
        await ApplyAsync(next, Of(second), (other, 60m));
        next.Clock.SetUtcNow(next.Calendar.FirstInstantAfter(Today).AddTicks(-1));
        Assert.IsType<Outcome.Done>(await Undo(next).RunAsync(next.Form(), Of(second), other.Slug, 60m, CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task Waits_while_the_invoice_is_being_paid(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 60m);
        await ApplyAsync(world, Of(memo), (invoice, 20m));
        await using (var db = world.Database.Contexts.Unscoped())
        {
            db.Add(world.Attempt("PAY-1", (await db.Invoices.SingleAsync(row => row.Id == invoice.Id), 40m)));
            await db.SaveChangesAsync();
        }

        var undone = await Undo(world).RunAsync(world.Form(), Of(memo), invoice.Slug, 20m, CancellationToken.None);
        var applied = await Apply(world)
            .RunAsync(world.Form(), Of(memo), [new InvoiceSplit(invoice.Slug, 10m, 40m)], 80m, CancellationToken.None);

        Assert.Contains("being paid", Assert.IsType<Outcome.Changed>(undone).Why.ToString(), StringComparison.Ordinal);
        Assert.Contains("being paid", Assert.IsType<Outcome.Changed>(applied).Why.ToString(), StringComparison.Ordinal);
        Assert.Equal((20m, 20m, 20m), await AllocatedAsync(world, memo, invoice));
    }

    [SkippableTheory, EveryEngine]
    public async Task Works_alike_for_a_negative_invoice_and_for_money_that_settles_nothing_yet(Engine engine)
    {
        var (world, _, invoice) = await BeginAsync(engine, credit: 1m, open: 100m);
        var (credit, payment) = (world.Invoice("NEG-1", -30m), world.Received("PAY-1", 50m));
        await world.WriteAsync(credit, payment);

        await ApplyAsync(world, new CreditSource(DocumentKind.Invoice, credit.Slug), (invoice, 30m));
        await ApplyAsync(world, new CreditSource(DocumentKind.Payment, payment.Slug), (invoice, 20m));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal((50m, 30m, 20m), (
            (await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoice.Id)).AllocatedAmount,
            (await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == credit.Id)).AllocatedAmount,
            (await db.Payments.AsNoTracking().SingleAsync(row => row.Id == payment.Id)).AllocatedAmount));

        Assert.IsType<Outcome.Done>(await Undo(world)
            .RunAsync(world.Form(), new CreditSource(DocumentKind.Invoice, credit.Slug), invoice.Slug, 30m, CancellationToken.None));
        Assert.IsType<Outcome.Done>(await Undo(world)
            .RunAsync(world.Form(), new CreditSource(DocumentKind.Payment, payment.Slug), invoice.Slug, 20m, CancellationToken.None));
        Assert.Equal(0m, (await db.Invoices.AsNoTracking().SingleAsync(row => row.Id == invoice.Id)).AllocatedAmount);

        // An ordinary invoice has nothing to give.
        Assert.IsType<Outcome.NotFound>(await Apply(world)
            .RunAsync(world.Form(), new CreditSource(DocumentKind.Invoice, invoice.Slug), [new InvoiceSplit(invoice.Slug, 1m, 1m)], 1m,
            CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task Writes_nothing_where_any_part_of_it_is_refused(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 60m);
        var (yen, theirs) = (world.Invoice("JPY-1", 5000m, currency: Currency.FromCode("JPY")),
            await BeginAsync(engine, credit: 5m, open: 70m));
        await world.WriteAsync(yen);
        Task<Outcome> Try(params InvoiceSplit[] splits) =>
            Apply(world).RunAsync(world.Form(), Of(memo), splits, 100m, CancellationToken.None);

        async Task RefusedAsync(string why, params InvoiceSplit[] splits) =>
            Assert.StartsWith(why, Assert.IsType<Outcome.Refused>(await Try(splits)).Why.ToString(), StringComparison.Ordinal);

        await RefusedAsync("JPY-1 can’t be settled here", new(invoice.Slug, 10m, 60m), new(yen.Slug, 10m, 5000m));
        await RefusedAsync("A selected invoice can’t be settled here", new InvoiceSplit(theirs.Invoice.Slug + "-2", 10m, 70m));
        await RefusedAsync("Only 60.00 USD of INV-1 is open.", new InvoiceSplit(invoice.Slug, 60.01m, 60m));
        Assert.IsType<Outcome.Changed>(await Try(new InvoiceSplit(invoice.Slug, 61m, 80m)));
        await RefusedAsync("Enter an amount of at least 0.01 USD for INV-1.", new InvoiceSplit(invoice.Slug, 0.001m, 60m));
        await RefusedAsync("Select an invoice");
        await RefusedAsync("An invoice is named twice", new(invoice.Slug, 10m, 60m), new(invoice.Slug, 10m, 60m));
        Assert.IsType<Outcome.NotFound>(await Apply(world)
            .RunAsync(world.Form(), new CreditSource(DocumentKind.CreditMemo, "none"), [], 0m, CancellationToken.None));
        Assert.Equal((0m, 0m, 0m), await AllocatedAsync(world, memo, invoice));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal((0, 0), (await db.RequestRecords.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [SkippableTheory, EveryEngine]
    public async Task Twice_with_one_key_is_applying_once(Engine engine)
    {
        var (world, memo, invoice) = await BeginAsync(engine, credit: 100m, open: 60m);
        var key = Guid.NewGuid();
        Task<Outcome> Send(decimal amount) =>
            Apply(world).RunAsync(world.Form(key, $"{amount}"), Of(memo), [new InvoiceSplit(invoice.Slug, amount, 60m)], 100m,
                CancellationToken.None);

        Assert.IsType<Outcome.Done>(await Send(10m));
        Assert.IsType<Outcome.Repeated>(await Send(10m));
        Assert.IsType<Outcome.KeyReused>(await Send(11m));
        Assert.Equal((10m, 10m, 10m), await AllocatedAsync(world, memo, invoice));
    }

    private async Task<(World World, CreditMemo Memo, Invoice Invoice)> BeginAsync(Engine engine, decimal credit, decimal open)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var (memo, invoice) = (world.CreditMemo("CM-1", credit), world.Invoice("INV-1", open));
        await world.WriteAsync(memo, invoice);
        return (world, memo, invoice);
    }

    private static async Task ApplyAsync(World world, CreditSource source, (Invoice Invoice, decimal Amount) split) =>
        Assert.IsType<Outcome.Done>(await Apply(world)
            .RunAsync(world.Form(), source, [new InvoiceSplit(split.Invoice.Slug, split.Amount, 0m)], 0m, CancellationToken.None));

    private static async Task<(decimal Memo, decimal Invoice, decimal Allocations)> AllocatedAsync(World world, CreditMemo memo,
        Invoice invoice)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        return (
            (await db.CreditMemos.SingleAsync(row => row.Id == memo.Id)).AllocatedAmount,
            (await db.Invoices.SingleAsync(row => row.Id == invoice.Id)).AllocatedAmount,
            await db.Allocations.Where(row => row.CreditMemoId == memo.Id && row.InvoiceId == invoice.Id).SumAsync(row => row.Amount));
    }

    private static async Task<int> TakenAsync(World world, Func<CheckoutDbContext, Task<int>> write) =>
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        try
        {
            return await write(db);
        }
        catch (DbException refusal)
        {
            Assert.Contains("CK_", refusal.Message, StringComparison.Ordinal);
            return 0;
        }
    })))).Sum();

    private static ApplyCredit Apply(World world) => new(world.Submissions, world.Calendar);

    private static UndoApplication Undo(World world) => new(world.Submissions, world.Calendar);

    private static CreditSource Of(CreditMemo memo) => new(DocumentKind.CreditMemo, memo.Slug);
}
