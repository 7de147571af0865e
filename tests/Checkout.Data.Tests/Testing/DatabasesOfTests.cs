using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Testing;

public sealed class DatabasesOfTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task A_class_has_one_migrated_database_per_engine(Engine engine)
    {
        var database = await databases.OnAsync(engine);

        await using var db = database.Contexts.Unscoped();
        Assert.Equal(3, await db.Profiles.CountAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Same(database, await databases.OnAsync(engine));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_database_of_ones_own_is_independent_of_others(Engine engine)
    {
        await using var one = await TestDatabase.CreateAsync(engine);
        await using var other = await TestDatabase.CreateAsync(engine);
        await using (var db = one.Contexts.Unscoped())
        {
            db.Profiles.Add(new Domain.Accounts.Profile("Only here", Domain.Accounts.Permissions.None));
            await db.SaveChangesAsync();
        }

        await using var elsewhere = other.Contexts.Unscoped();
        Assert.False(await elsewhere.Profiles.AnyAsync(profile => profile.Name == "Only here"));
    }
}
