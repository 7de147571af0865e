using Checkout.Data.Seeding;
using Checkout.Data.Tests.Commands;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Testing.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>Where only an administrator may change the schema, what the script makes is what the command makes.</summary>
[Trait("Acceptance", "O4")]
public sealed class AScriptForAdministrators
{
    [SkippableTheory, InlineData(Engine.Sqlite), InlineData(Engine.PostgreSql)]
    public async Task Makes_the_same_database_as_the_command(Engine engine)
    {
        await using var migrated = await TestDatabase.CreateAsync(engine);
        await using var scripted = await TestDatabase.CreateEmptyAsync(engine);
        await RunAsync(scripted);
        if (engine is Engine.PostgreSql)
        {
            // It may run again, whatever is there.
            await RunAsync(scripted);
        }

        Assert.Equal(await SchemaAsync(migrated), await SchemaAsync(scripted));
        Assert.Equal("The database is current.\n", (await CommandRun.OnAsync(scripted, "migrate")).Output.ReplaceLineEndings("\n"));
        Assert.Equal(await SchemaAsync(migrated), await SchemaAsync(scripted));
        Assert.Equal(await ShippedAsync(migrated), await ShippedAsync(scripted));
        if (engine is Engine.Sqlite)
        {
            // From what is there now on: all of it is there.
            Assert.DoesNotContain("CREATE TABLE", await RunAsync(scripted), StringComparison.Ordinal);
            Assert.Equal(await SchemaAsync(migrated), await SchemaAsync(scripted));
        }

        Assert.Equal(1, (await CommandRun.OnAsync(scripted, "migrate", "--script", "--from", "Nothing")).ExitCode);
    }

    [Fact]
    public async Task Parses_on_SQL_Server()
    {
        var contexts = SqlServerShadow.Contexts(_ => { });
        var script = await new MigrationScript(contexts, TestClock.Running).WriteAsync(from: null, CancellationToken.None);

        Assert.Equal([], TSqlCheck.GrammarOf(script));
        Assert.Equal(13, script.Split("CREATE TRIGGER").Length - 1);
    }

    private static async Task<string> RunAsync(TestDatabase database)
    {
        var script = await CommandRun.OnAsync(database, "migrate", "--script");
        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        if (database.Engine is Engine.Sqlite)
        {
            await using var connection = new SqliteConnection(database.Options.ConnectionString);
            await connection.OpenAsync();
            await using var command = new SqliteCommand(script.Output, connection);
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sql");
            await File.WriteAllTextAsync(file, script.Output);
            await ProgramAsync("psql", database, "-q", "-v", "ON_ERROR_STOP=1", "-f", file);
            File.Delete(file);
        }

        return script.Output;
    }

    private static async Task<string> SchemaAsync(TestDatabase database)
    {
        if (database.Engine is not Engine.Sqlite)
        {
            return string.Join('\n', (await ProgramAsync("pg_dump", database, "--schema-only", "--no-owner")).Split('\n')
                .Where(line => !line.StartsWith('\\')));
        }

        await using var db = database.Contexts.Modelless();
        return string.Join('\n', await db.ReadAsync(
            """
            SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master
            WHERE name NOT LIKE 'sqlite_stat%' AND name <> '__EFMigrationsLock' ORDER BY 1
            """,
            row => row.GetString(0), CancellationToken.None));
    }

    private static async Task<string> ShippedAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return string.Join(", ", (await db.Profiles.Select(row => row.Name + row.Permissions).ToListAsync())
            .Concat(await db.PermissionSets.Select(row => row.Name + row.Permissions).ToListAsync()).Order(StringComparer.Ordinal))
            + await db.Books.CountAsync();
    }

    private static Task<string> ProgramAsync(string name, TestDatabase database, params string[] arguments)
    {
        Skip.If(ExternalProgram.Find(name) is null, $"{name} is not there.");
        var target = new NpgsqlConnectionStringBuilder(database.Options.ConnectionString);
        return ExternalProgram.RunAsync(ExternalProgram.Find(name)!,
            [.. arguments, $"postgresql://{target.Username}@{target.Host}:{target.Port}/{target.Database}"]);
    }
}
