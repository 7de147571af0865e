using Checkout.Data;
using Checkout.Data.Feed;
using Checkout.Data.Seeding;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain;
using Checkout.Testing.SqlServer;
using Checkout.Testing.Time;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Checkout.Testing.Databases;

/// <summary>A database of its own, migrated and with what every deployment has (profiles, permission set, books); gone when
/// disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The moment at which the demo data of tests was imported.</summary>
    public static readonly DateTimeOffset DemoImportedAt = TestClock.On(TestClock.SpelledOut);

    // Migrating and filling takes seconds, copying a database a few milliseconds.
    private static readonly Lazy<Task<string>> SqliteTemplate = new(() => SqliteTemplateAsync(MigrateAsync));
    private static readonly Lazy<Task<string>> SqliteDemoTemplate = new(() => SqliteTemplateAsync(ImportDemoAsync));
    private static readonly Lazy<Task<string>> PostgreSqlTemplate = new(() => PostgreSqlTemplateAsync(MigrateAsync));
    private static readonly Lazy<Task<string>> PostgreSqlDemoTemplate = new(() => PostgreSqlTemplateAsync(ImportDemoAsync));

    // PostgreSQL copies a template for one at a time.
    private static readonly SemaphoreSlim Copying = new(1);

    private TestDatabase(Engine engine, DatabaseOptions options)
    {
        Engine = engine;
        Options = options;
        Contexts = ShadowedContexts.For(options);
    }

    public Engine Engine { get; }

    public DatabaseOptions Options { get; }

    public CheckoutDbContexts Contexts { get; }

    /// <summary>Creates a database; the running test is skipped where the engine is not to be had.</summary>
    public static async Task<TestDatabase> CreateAsync(Engine engine) => new(engine, engine switch
    {
        Engine.Sqlite => await CopySqliteAsync(SqliteTemplate),
        Engine.PostgreSql => await CopyPostgreSqlAsync(PostgreSqlTemplate),
        _ => await NewSqlServerAsync(MigrateAsync),
    });

    /// <summary>A database that the demo data was imported into at <see cref="DemoImportedAt"/>.</summary>
    public static async Task<TestDatabase> CreateWithDemoDataAsync(Engine engine) => new(engine, engine switch
    {
        Engine.Sqlite => await CopySqliteAsync(SqliteDemoTemplate),
        Engine.PostgreSql => await CopyPostgreSqlAsync(PostgreSqlDemoTemplate),
        _ => await NewSqlServerAsync(ImportDemoAsync),
    });

    /// <summary>A database without a single table, for tests of the first start.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(Engine engine)
    {
        if (engine is Engine.Sqlite)
        {
            return new TestDatabase(engine, Sqlite(NewSqlitePath()));
        }

        if (engine is Engine.SqlServer)
        {
            return new TestDatabase(engine, await NewSqlServerAsync(async options =>
            {
                await using var db = CheckoutDbContexts.For(options, TestAuditKey.For(options)).Unscoped();
                await db.PrepareAsync(CancellationToken.None);
            }));
        }

        PostgreSqlServer.Require();
        var name = NewName();
        await PostgreSqlServer.CreateDatabaseAsync(name);
        return new TestDatabase(engine, PostgreSql(await PostgreSqlServer.ConnectionStringAsync(name)));
    }

    /// <summary>A migrated database on a server of the test's own, for tests that stop the server.</summary>
    public static async Task<TestDatabase> CreateAsync(PostgreSqlCluster cluster)
    {
        var options = PostgreSql(cluster.ConnectionString("checkout"));
        await MigrateAsync(options);
        return new TestDatabase(Engine.PostgreSql, options);
    }

    /// <summary>Runs SQL as somebody with the database's password would. Identifiers are in double quotes on every engine.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var db = Contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>An id as SQL writes it; SQLite keeps them as upper-case text.</summary>
    public string Literal(Guid id) => Engine is Engine.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";

    public Task<int> RenameTableAsync(string table, string other) => ExecuteAsync(Engine is Engine.SqlServer
        ? $"EXEC sp_rename '{table}', '{other}'" : $"ALTER TABLE \"{table}\" RENAME TO \"{other}\"");

    /// <summary>Gives a row a currency that there is none of, so that it can't be read any more; or one that it can be read with.</summary>
    public async Task PoisonAsync(string table, Guid id, string currency = "???") =>
        Xunit.Assert.Equal(1, await ExecuteAsync($"UPDATE \"{table}\" SET \"Currency\" = '{currency}' WHERE \"Id\" = {Literal(id)}"));

    public async ValueTask DisposeAsync()
    {
        Contexts.Dispose();
        if (Engine is Engine.Sqlite)
        {
            ClosePool(Options);
            Delete(new SqliteConnectionStringBuilder(Options.ConnectionString).DataSource);
            return;
        }

        if (Engine is Engine.SqlServer)
        {
            await using (var connection = new SqlConnection(Options.ConnectionString))
                SqlConnection.ClearPool(connection);
            await GivenSqlServer.DropDatabaseAsync(new SqlConnectionStringBuilder(Options.ConnectionString).InitialCatalog);
            return;
        }

        await using (var connection = new NpgsqlConnection(Options.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        var target = new NpgsqlConnectionStringBuilder(Options.ConnectionString);
        if (await PostgreSqlServer.IsOnItAsync(target))
        {
            await PostgreSqlServer.DropDatabaseAsync(target.Database!);
        }
    }

    // This server has no way to copy a database that every login may use: each is made anew.
    private static async Task<DatabaseOptions> NewSqlServerAsync(Func<DatabaseOptions, Task> fill)
    {
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = GivenSqlServer.ConnectionString(NewName()),
        };
        await fill(options);
        return options;
    }

    private static async Task<DatabaseOptions> CopySqliteAsync(Lazy<Task<string>> template)
    {
        var path = NewSqlitePath();
        File.Copy(await template.Value, path);
        return Sqlite(path);
    }

    private static async Task<DatabaseOptions> CopyPostgreSqlAsync(Lazy<Task<string>> copied)
    {
        PostgreSqlServer.Require();
        var name = NewName();
        var template = await copied.Value;
        await Copying.WaitAsync();
        try
        {
            await PostgreSqlServer.CreateDatabaseAsync(name, template);
        }
        finally
        {
            Copying.Release();
        }

        return PostgreSql(await PostgreSqlServer.ConnectionStringAsync(name));
    }

    private static async Task<string> SqliteTemplateAsync(Func<DatabaseOptions, Task> fill)
    {
        var path = NewSqlitePath();
        var options = Sqlite(path);
        await fill(options);

        // Closing the last connection brings the write-ahead log back into the file.
        ClosePool(options);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(path);
        return path;
    }

    private static async Task<string> PostgreSqlTemplateAsync(Func<DatabaseOptions, Task> fill)
    {
        var name = NewName();
        var connectionString = new NpgsqlConnectionStringBuilder(await PostgreSqlServer.ConnectionStringAsync(name)) { Pooling = false };
        await fill(PostgreSql(connectionString.ConnectionString));
        return name;
    }

    private static async Task MigrateAsync(DatabaseOptions options)
    {
        using var contexts = CheckoutDbContexts.For(options, TestAuditKey.For(options));
        await new DatabaseSetup(contexts, options, TestAuditKey.For(options), TestClock.Running).MigrateAsync(CancellationToken.None);
    }

    private static void ClosePool(DatabaseOptions options)
    {
        using var connection = new SqliteConnection(options.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static async Task ImportDemoAsync(DatabaseOptions options)
    {
        await MigrateAsync(options);
        using var contexts = ShadowedContexts.For(options);
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));
        var report = await new DemoData(new FeedImport(contexts, calendar, new FakeTimeProvider(DemoImportedAt)), contexts).ImportAsync();
        Xunit.Assert.Empty(report.Problems);
    }

    private static DatabaseOptions Sqlite(string path) =>
        new() { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={path}" };

    private static DatabaseOptions PostgreSql(string connectionString) =>
        new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = connectionString };

    private static string NewSqlitePath() => Path.Combine(DatabaseFolder.Path, $"{NewName()}.db");

    private static string NewName() => $"checkout_{Guid.NewGuid():N}";

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }
}
