using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Transactions;

/// <summary>A context keeps its connection until it is disposed: whoever has it next sees nothing of it.</summary>
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
}
