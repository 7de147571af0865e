using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Transactions;

/// <summary>A statement adds up while others write, keeps nobody waiting, and leaves nothing behind.</summary>
public sealed class ReadingOneState(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableTheory, EveryEngine]
    public async Task Sees_nothing_of_what_is_written_meanwhile_and_everything_afterwards(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        await using (await db.BeginReadingAsync(None))
        {
            Assert.Equal(0, await db.Invoices.CountAsync());

            // Whoever writes is not waiting for the reader, who may take all day.
            await world.WriteAsync(world.Invoice("INV-1", 100m));
            Assert.Equal(0, await db.Invoices.CountAsync());
        }

        Assert.Equal(1, await db.Invoices.CountAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_no_level_that_a_later_transaction_is_left_with(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);

        // Every connection of the pool that a reading used, and a writer that reads after its lock.
        for (var round = 0; round < 5; round++)
        {
            await using (var db = database.Contexts.ForAccount(world.Account.Id))
            await using (await db.BeginReadingAsync(None))
            {
                _ = await db.Invoices.CountAsync();
            }

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Transactions.RunAsync(world.Account.Id, async (db, _, token) =>
            {
                var account = await db.Accounts.SingleAsync(token);
                account.RenewVersion();
                return true;
            }, None)));
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_possible_on_every_database_that_was_migrated(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).Contexts.Unscoped();

        Assert.Null(await db.UnfitAsync(None));
    }
}
