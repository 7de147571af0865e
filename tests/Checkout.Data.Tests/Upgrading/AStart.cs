using Checkout.Data.Providers;
using Checkout.Data.Seeding;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>A start finds what there is to do, says it and does it; where there is nothing to do it does and says nothing.</summary>
[Trait("Acceptance", "F6")]
public sealed class AStart
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableTheory, EveryEngine]
    public async Task Makes_the_tables_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);

        Assert.Equal(["Creating the database’s tables"], await MigrateAsync(database));
        Assert.Equal([], await MigrateAsync(database));
        await IsCurrentAsync(database);
        await using var db = database.Contexts.Unscoped();
        Assert.Equal(3, await db.Profiles.CountAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Says_how_far_an_older_database_is_behind(Engine engine)
    {
        await using var database = await FirstDatabase.CreateAsync(engine);

        var said = Assert.Single(await MigrateAsync(database));

        Assert.Matches("^Bringing the database to the current schema: [0-9]+ of [0-9]+ migrations$", said);
        Assert.Equal([], await MigrateAsync(database));
        await IsCurrentAsync(database);
    }

    [SkippableTheory, EveryEngine]
    public async Task Leaves_what_a_later_version_added(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await database.ExecuteAsync("""
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99991231235959_Later', '99.0')
            """);

        Assert.Equal([], await MigrateAsync(database));
        await using var db = database.Contexts.Unscoped();
        Assert.Contains("99991231235959_Later", await db.Database.GetAppliedMigrationsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Makes_what_the_model_cannot_say_again(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Contexts.Unscoped();
        var index = SortIndexes.Of(db).LastOrDefault()?.FullName;
        Skip.If(index is null, "This database has no such index.");
        await database.ExecuteAsync($"DROP INDEX \"{index}\"");
        Assert.False(await DatabaseObjects.AreCurrentAsync(db, None));

        await MigrateAsync(database);

        await IsCurrentAsync(database);
    }

    private static async Task<IReadOnlyList<string>> MigrateAsync(TestDatabase database)
    {
        var said = new List<string>();
        await new DatabaseSetup(database.Contexts, database.Options, TestAuditKey.For(database.Options), TestClock.Running)
            .MigrateAsync(None, said.Add);
        return said;
    }

    private static async Task IsCurrentAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.True(await DatabaseObjects.AreCurrentAsync(db, None));
        Assert.Equal(await db.Profiles.AnyAsync(), await database.Contexts.HasAnyAsync("Profiles", None));
        Assert.Equal(await db.Accounts.AnyAsync(), await database.Contexts.HasAnyAsync("Accounts", None));
    }
}
