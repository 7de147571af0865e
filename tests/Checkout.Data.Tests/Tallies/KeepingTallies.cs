using Checkout.Data.Tallies;
using Checkout.Domain;
using Checkout.Domain.Collections;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Invoices;
using Checkout.Domain.Orders;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Tallies;

/// <summary>Counts and sums are what the documents come to, whoever writes what in which order, and whatever fails.</summary>
[Trait("Acceptance", "F2"), Trait("Category", "Long")]
public sealed class KeepingTallies(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task After_anything_that_happens_in_any_order_from_two_nodes(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var other = await World.CreateAsync(world.Database, Today, Currency.FromCode("EUR"));
        await world.ContractAsync(world.Terms(), world.Line(3m, 10m));
        await world.PublishAsync(world.Terms(), world.Line(3m, 10m));

        await Task.WhenAll(EventsAsync(world, seed: 1), EventsAsync(world, seed: 2), EventsAsync(other, seed: 3));

        Assert.Empty(await new TallyAudit(world.Database.Contexts).FindAsync(CancellationToken.None));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);

        // What is over is summed up by months and days: no day is left out or counted twice where one becomes the other.
        var month = BusinessDay.FirstOfMonth(Today);
        foreach (var today in Enumerable.Range(-3, 7).Select(month.AddMonths)
            .SelectMany(first => new[] { first.AddDays(-1), first, first.AddDays(1) })
            .Concat([Today.AddDays(-40), Today, Today.AddDays(40)]))
        {
            var sums = (await db.TallySumsAsync(today, CancellationToken.None))[TallySeries.Invoices].ToList();
            foreach (var status in Enum.GetValues<InvoiceStatus>())
            {
                var found = await db.Invoices.Where(InvoiceStatuses.Is(status, today)).ToListAsync();
                Assert.Equal((status, found.Count, found.Sum(invoice => invoice.TotalAmount)), (status,
                    (int)sums.Where(sum => InvoiceTally.Is(status, sum)).Sum(sum => sum.Count),
                    sums.Where(sum => InvoiceTally.Is(status, sum)).Sum(sum => sum.Amount)));
            }
        }

        var owed = (await db.TallySumsAsync(Today, CancellationToken.None))[TallySeries.Balance].Sum(sum => sum.Amount);
        Assert.Equal(await db.LedgerEntries.SumAsync(entry => entry.Amount), owed);
    }

    [SkippableTheory, EveryEngine]
    public async Task After_a_transaction_that_ended_before_its_commit(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await world.WriteAsync(world.Invoice("INV-1", 120m, Today));
        await using (var db = world.Database.Contexts.ForAccount(world.Account.Id))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Invoices.ExecuteUpdateAsync(update => update.SetProperty(invoice => invoice.AllocatedAmount, 20m));
        }

        await using var later = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(120m, (await later.TallySumsAsync(Today, CancellationToken.None))[TallySeries.Invoices].Single().Open);
        Assert.Empty(await new TallyAudit(world.Database.Contexts).FindAsync(CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task After_the_demo_data(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);

        Assert.Empty(await new TallyAudit(database.Contexts).FindAsync(CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task But_not_after_somebody_with_the_databases_password_which_is_found_and_can_be_repaired(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        await world.WriteAsync(world.Invoice("INV-1", 120m, Today), world.Invoice("INV-2", 50m, Today));
        await database.ExecuteAsync("""UPDATE "Tallies" SET "Count" = 7 WHERE "Series" = 'Invoices'""");
        var audit = new TallyAudit(database.Contexts);

        var finding = Assert.Single(await audit.FindAsync(CancellationToken.None));
        Assert.Equal($"{world.Account.Number}: Invoices, Open, USD, {Today.AddDays(30):yyyy-MM-dd}: kept 7 of 170.00, 170.00 open, "
            + "counted 2 of 170.00, 170.00 open", finding.ToString());

        await audit.RecountAsync(CancellationToken.None);
        Assert.Empty(await audit.FindAsync(CancellationToken.None));
    }

    [SkippableTheory, EveryEngine]
    public async Task And_nobody_writes_them_by_hand(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await world.WriteAsync(world.Invoice("INV-1", 120m, Today));
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        db.Remove(await db.Tallies.FirstAsync());

        Assert.Contains("Triggers", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync())).Message,
            StringComparison.Ordinal);
    }

    // Past the domain: what a row may become by any program.
    private static async Task EventsAsync(World world, int seed)
    {
        var random = new Random(seed);
        for (var happened = 0; happened < SoakFactor.Times(120); happened++)
        {
            await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
            using var turn = await db.WriteTurnAsync(CancellationToken.None);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.AccountLocks.ExecuteUpdateAsync(update => update.SetProperty(row => row.Revision, Guid.NewGuid()));
            var name = FormattableString.Invariant($"{seed}-{happened}");
            var day = Today.AddDays(random.Next(-60, 60));
            var (amount, part, share) = (random.Next(1, 100_000) / 100m, random.Next(3) / 2m, random.Next(2) == 0);
            IQueryable<T> Some<T>(IQueryable<T> rows)
                where T : Entity => share ? rows : rows.Where(row => row.Ordinal % 3 == happened % 3);
            switch (random.Next(14))
            {
                case 0 or 4:
                    var invoice = world.Invoice($"INV-{name}", amount, day);
                    db.AddRange(invoice, Domain.Ledger.LedgerEntry.Of(invoice, world.Clock.GetUtcNow()));
                    break;
                case 1: db.AddRange(world.Received($"PAY-{name}", amount, day), world.Pending($"PEN-{name}", amount, day)); break;
                case 2: db.Add(world.CreditMemo($"CM-{name}", amount, day)); break;
                case 3: db.Add(world.Event($"COL-{name}", CollectionsKind.Reminder, day, amount)); break;
                case 5:
                    await Some(db.Invoices).Where(row => row.DueAmount > 0m).ExecuteUpdateAsync(update => update.SetProperty(
                        row => row.AllocatedAmount, row => part == 0m ? 0m : part == 1m ? row.DueAmount : row.DueAmount - 0.01m));
                    break;
                case 6:
                    await Some(db.Invoices).ExecuteUpdateAsync(update => update.SetProperty(row => row.DisputedAt,
                        share ? world.Clock.GetUtcNow() : null));
                    break;
                case 7:
                    await Some(db.Invoices).ExecuteUpdateAsync(update => update.SetProperty(row => row.VoidedOn, part == 1m ? day : null));
                    break;
                case 8:
                    await Some(db.Invoices).ExecuteUpdateAsync(update => update.SetProperty(row => row.DueOn, share ? day : null));
                    break;
                case 9:
                    await Some(db.Payments).ExecuteUpdateAsync(update => update.SetProperty(
                        row => row.Status, row => share ? PaymentStatus.Succeeded : PaymentStatus.Failed)
                        .SetProperty(row => row.AllocatedAmount, row => part == 0m ? 0m : row.Amount - row.RefundedAmount));
                    break;
                case 10:
                    await Some(db.CreditMemos).ExecuteUpdateAsync(update => update.SetProperty(
                        row => row.AllocatedAmount, row => part == 0m ? 0m : row.DueAmount));
                    break;
                case 11:
                    await Some(db.Quotes).ExecuteUpdateAsync(update => update.SetProperty(row => row.ExpiresOn, day)
                        .SetProperty(row => row.Status, row => share ? QuoteStatus.PendingApproval : QuoteStatus.Declined));
                    break;
                case 12:
                    await Some(db.Orders).ExecuteUpdateAsync(update => update.SetProperty(
                        row => row.Status, share ? OrderStatus.Active : OrderStatus.Canceled));
                    break;
                default: await Some(db.CollectionsActivities).ExecuteDeleteAsync(); break;
            }

            await db.SaveChangesAsync();
            if (random.Next(5) > 0)
            {
                await transaction.CommitAsync();
            }
        }
    }
}
