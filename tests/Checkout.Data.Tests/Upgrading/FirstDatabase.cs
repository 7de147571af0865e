using System.Globalization;
using System.Text.RegularExpressions;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Checkout.Data.Tests.Upgrading;

/// <summary>A database as the first migration makes it, with the rows of first-migration-data.sql. Nothing here asks the model of
/// today.</summary>
internal static partial class FirstDatabase
{
    public static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.Contexts.Unscoped();
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = await RowsForAsync(engine);
        await db.Database.OpenConnectionAsync();
        await command.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>The script that fills every table.</summary>
    public static async Task<string> RowsForAsync(Engine engine)
    {
        var written = await File.ReadAllTextAsync(RepositoryRoot.Combine("tests", "Checkout.Data.Tests", "Upgrading",
            "first-migration-data.sql"));
        return engine switch
        {
            Engine.Sqlite => Literal().Replace(written, ForSqlite),
            Engine.SqlServer => Counted().Replace(Literal().Replace(written, ForSqlServer),
                "SET IDENTITY_INSERT \"${table}\" ON; $0 SET IDENTITY_INSERT \"${table}\" OFF;"),
            _ => written,
        };
    }

    /// <summary>How many rows each table has, by what the database itself says that it has.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RowsAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = database.Engine switch
        {
            Engine.Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            Engine.SqlServer => "SELECT name FROM sys.tables",
            _ => "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
        };
        var tables = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.Where(name => !name.StartsWith("__EF", StringComparison.Ordinal)))
        {
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            rows[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return rows;
    }

    // What SQLite keeps in another form: ids in upper case, instants in ticks, decimals without their point.
    private static string ForSqlite(Match literal) => literal switch
    {
        { Groups: var groups } when groups["id"].Success => literal.Value.ToUpperInvariant(),
        { Groups: var groups } when groups["instant"].Success =>
            DateTimeOffset.Parse(groups["instant"].Value, CultureInfo.InvariantCulture).UtcTicks.ToString(CultureInfo.InvariantCulture),
        { Groups: var groups } when groups["decimal"].Success =>
            long.Parse(literal.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture),
        _ => literal.Value,
    };

    // Texts of all characters, and bits.
    private static string ForSqlServer(Match literal) => literal.Value switch
    {
        ['\'', ..] => "N" + literal.Value,
        "true" => "1",
        "false" => "0",
        _ => literal.Value,
    };

    // Numbers that the server counts itself.
    [GeneratedRegex("INSERT INTO \"(?<table>AspNetUserClaims|DataProtectionKeys)\"[^;]*;", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Counted();

    // A text is taken as a whole, so that nothing within it is looked at.
    [GeneratedRegex(
        @"'(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})'|'(?<instant>\d{4}-\d\d-\d\dT[0-9:.]+Z)'|'([^']|'')*'"
            + @"|""[^""]*""|--[^\n]*|(?<decimal>-?\d+\.\d+)|\b(true|false)\b",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Literal();
}
