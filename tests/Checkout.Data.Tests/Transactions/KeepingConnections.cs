using System.Collections.Concurrent;
using System.Globalization;
using Checkout.Data.Identity;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Data.Tests.Transactions;

/// <summary>A context keeps its connection, and on SQLite its statements, for whoever has it next, who sees nothing of it.</summary>
[Trait("Acceptance", "F1")]
public sealed class KeepingConnections
{
    [SkippableTheory, EveryEngine]
    public async Task Takes_back_what_a_context_left_unfinished(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await World.CreateAsync(database, TestClock.Today);
        await using (var left = database.Contexts.Unscoped())
        {
            await left.Database.BeginTransactionAsync();
            await left.LegalEntities.ExecuteUpdateAsync(row => row.SetProperty(entity => entity.Name, "Nobody"));
        }

        await using var db = database.Contexts.Unscoped();

        Assert.Null(db.Database.CurrentTransaction);
        Assert.DoesNotContain("Nobody", await db.LegalEntities.Select(entity => entity.Name).ToListAsync());
        Assert.NotEqual(0, await db.LegalEntities.ExecuteUpdateAsync(row => row.SetProperty(entity => entity.Name, "Somebody")));
    }

    [SkippableFact]
    public async Task Goes_on_after_a_connection_that_died_within_a_transaction()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.PostgreSql);
        await World.CreateAsync(database, TestClock.Today);
        await using (var left = database.Contexts.Unscoped())
        {
            await left.Database.BeginTransactionAsync();
            await left.LegalEntities.ExecuteUpdateAsync(row => row.SetProperty(entity => entity.Name, "Nobody"));
            var process = ((NpgsqlConnection)left.Database.GetDbConnection()).ProcessID;
            await database.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_terminate_backend({process}, 10000)"));
            await Assert.ThrowsAnyAsync<Exception>(() => left.LegalEntities.CountAsync());
        }

        for (var time = 0; time < 3; time++)
        {
            await using var db = database.Contexts.Unscoped();
            Assert.DoesNotContain("Nobody", await db.LegalEntities.Select(entity => entity.Name).ToListAsync());
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Lets_go_of_a_reader_that_was_left_behind(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await World.CreateAsync(database, TestClock.Today);
        await using (var left = database.Contexts.Unscoped())
        {
            await using var rows = left.Products.AsAsyncEnumerable().GetAsyncEnumerator();
            Assert.True(await rows.MoveNextAsync());
        }

        await using var db = database.Contexts.Unscoped();
        Assert.NotEqual(0, await db.LegalEntities.ExecuteUpdateAsync(row => row.SetProperty(entity => entity.Name, "Somebody")));
        Assert.Equal(await db.Products.CountAsync(), (await db.Products.ToListAsync()).Count);
    }

    [SkippableTheory, EveryEngine]
    public async Task Writes_while_it_has_read_and_others_read_meanwhile(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await World.CreateAsync(database, TestClock.Today);
        await using var one = database.Contexts.Unscoped();
        await using var other = database.Contexts.Unscoped();
        Assert.NotEmpty(await one.LegalEntities.ToListAsync());
        Assert.NotEmpty(await other.LegalEntities.ToListAsync());

        foreach (var (writer, reader, name) in new[] { (one, other, "First"), (other, one, "Second") })
        {
            await using var transaction = await writer.Database.BeginTransactionAsync();
            await writer.LegalEntities.ExecuteUpdateAsync(row => row.SetProperty(entity => entity.Name, name));
            Assert.DoesNotContain(name, await reader.LegalEntities.Select(entity => entity.Name).ToListAsync());
            await transaction.CommitAsync();
            Assert.Contains(name, await reader.LegalEntities.Select(entity => entity.Name).ToListAsync());
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Goes_on_after_a_statement_that_failed_and_reads_twice_at_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await World.CreateAsync(database, TestClock.Today);
        await using var db = database.Contexts.Unscoped();
        var (first, second) = (Named("first"), Named("second"));
        await SaveAsync(db, first);
        var twice = Named("first");
        twice.Id = first.Id;
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(db, twice));
        await SaveAsync(db, second);

        var pairs = new List<(string?, string?)>();
        foreach (var outer in await Names(db).ToListAsync())
        {
            await foreach (var name in Names(db).AsAsyncEnumerable())
            {
                pairs.Add((outer, name));
            }
        }

        Assert.Equal([("first", "first"), ("first", "second"), ("second", "first"), ("second", "second")], pairs);
        await db.Database.GetDbConnection().CloseAsync();
        await using var other = database.Contexts.Unscoped();
        await SaveAsync(other, Named("third"));
        Assert.Equal(["first", "second", "third"], await Names(db).ToListAsync());

        static CheckoutUser Named(string name) => new() { Id = Guid.NewGuid(), UserName = name, Email = $"{name}@kept.example" };
        static IQueryable<string?> Names(CheckoutDbContext db) =>
            db.Users.Where(user => user.Email!.EndsWith("@kept.example")).OrderBy(user => user.UserName).Select(user => user.UserName);
        static async Task SaveAsync(CheckoutDbContext db, CheckoutUser user)
        {
            db.ChangeTracker.Clear();
            db.Users.Add(user);
            await db.SaveChangesAsync();
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Gives_no_context_to_two_at_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var used = new ConcurrentDictionary<CheckoutDbContext, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var db = number % 2 == 0 ? database.Contexts.Unscoped() : database.Contexts.ForAccount(Guid.NewGuid());
            Assert.True(used.TryAdd(db, number));
            Assert.Equal(0, await db.Invoices.CountAsync(CancellationToken.None));
            Assert.True(used.TryRemove(db, out var by));
            Assert.Equal(number, by);
            await db.DisposeAsync();
        });
    }
}
