using Checkout.Data.Providers;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Checkout.Data.Seeding;

/// <summary>What <see cref="DatabaseSetup.MigrateAsync"/> does, as SQL for somebody who may change the schema. On PostgreSQL and SQL Server
/// it may run on any earlier state, and again; on SQLite, whose SQL knows no conditions, it is for the database as it is now.</summary>
public sealed class MigrationScript(CheckoutDbContexts contexts, TimeProvider clock)
{
    /// <param name="from">A migration that the database has, by id or name, or 0 for an empty one; null for what it has.</param>
    /// <exception cref="RuleViolation">There is no such migration.</exception>
    public async Task<string> WriteAsync(string? from, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        var isSqlite = db is SqliteDbContext;
        var exists = isSqlite && await db.Database.CanConnectAsync(cancellation);
        if (from is null)
        {
            from = exists ? (await db.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault() : null;
        }
        else if (from != Migration.InitialDatabase && !db.Database.GetMigrations().Any(id => id == from || SchemaFit.NameOf(id) == from))
        {
            throw new RuleViolation($"There is no migration “{from}”.");
        }

        var separator = db is SqlServerDbContext ? "\nGO\n" : ";\n";
        var script = new StringBuilder();
        if (db is SqlServerDbContext)
        {
            script.Append("SET QUOTED_IDENTIFIER ON;\nSET XACT_ABORT ON;\nGO\n");
        }

        script.Append(db.GetService<IMigrator>().GenerateScript(from ?? Migration.InitialDatabase, toMigration: null,
            isSqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent));
        foreach (var statement in (string[])
        [
            db is SqlServerDbContext ? "BEGIN TRANSACTION" : "BEGIN",
            .. ShippedRows(db),
            .. await DatabaseObjects.RemakingAsync(db, exists, cancellation),
            "COMMIT",
        ])
        {
            script.Append(statement.Trim()).Append(separator);
        }

        return script.ToString();
    }

    private IEnumerable<string> ShippedRows(CheckoutDbContext db)
    {
        DatabaseSetup.AddShipped(db, clock.GetUtcNow());
        return [.. db.ChangeTracker.Entries().Select(entry =>
        {
            var values = entry.Metadata.GetProperties().Select(property => (Column: property.GetColumnName(),
                Literal: property.GetRelationalTypeMapping().GenerateSqlLiteral(entry.Property(property).CurrentValue))).ToList();
            var table = $"\"{entry.Metadata.GetTableName()}\"";
            var named = values.Where(value => value.Column is "Name" or "OwnerId").Select(value => $"\"{value.Column}\" = {value.Literal}");
            var known = string.Join(" AND ", named) is { Length: > 0 } condition ? $"SELECT 1 FROM {table} WHERE {condition}"
                : $"SELECT 1 FROM {table}";
            return $"INSERT INTO {table} ({string.Join(", ", values.Select(value => $"\"{value.Column}\""))}) "
                + $"SELECT {string.Join(", ", values.Select(value => value.Literal))} WHERE NOT EXISTS ({known})";
        })];
    }
}
