using System.Data.Common;
using Checkout.Benchmarks.Driving;
using Checkout.Data;
using Checkout.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Benchmarks.Deeds;

/// <summary>Tells which rows something has written, and writes them once more by prepared statements: the least that they can
/// cost.</summary>
internal sealed class RawRows(CheckoutDbContexts contexts, Func<double> cpu)
{
    private readonly Dictionary<string, HashSet<string>> _before = new(StringComparer.Ordinal);

    /// <summary>Remembers what is there.</summary>
    public async Task RememberAsync()
    {
        await using var db = contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        foreach (var table in TablesOf(db))
        {
            _before[table] = [.. (await ReadAsync(db, table, "\"Id\"")).Rows.Select(row => row[0].ToString()!)];
        }
    }

    /// <summary>Takes out what came since and puts it back, in so many transactions as there were deeds.</summary>
    /// <param name="deeds">How often the work was done whose rows these are.</param>
    /// <returns>How many rows, and the seconds of the processor.</returns>
    public async Task<(int Rows, double Seconds)> WriteAgainAsync(int deeds)
    {
        await using var db = contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var isSqlite = db.Database.IsSqlite();
        await ExecuteAsync(connection, isSqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
        var written = new List<(DbCommand Insert, List<object[]> Rows)>();
        foreach (var table in TablesOf(db))
        {
            var (columns, rows) = await ReadAsync(db, table, "*");
            var place = columns.FindIndex(column => column.Name == nameof(Entity.Id));
            rows.RemoveAll(row => _before[table].Contains(row[place].ToString()!));
            if (rows.Count > 0)
            {
                await using var delete = connection.CreateCommand();
                delete.CommandText = $"""DELETE FROM "{table}" WHERE "Id" = @id""";
                Database.Add(delete, "id", rows[0][place]);
                foreach (var row in rows)
                {
                    delete.Parameters[0].Value = row[place];
                    await delete.ExecuteNonQueryAsync();
                }

                written.Add((await PrepareAsync(connection, table, columns, rows[0]), rows));
            }
        }

        // Keys are checked again, as they are where the portal writes.
        await ExecuteAsync(connection, isSqlite ? "PRAGMA foreign_keys = ON" : "SET session_replication_role = origin");
        var before = cpu();
        for (var deed = 0; deed < deeds; deed++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ExecuteAsync(connection, isSqlite ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED", transaction);
            foreach (var (insert, rows) in written)
            {
                insert.Transaction = transaction;
                for (var n = deed * rows.Count / deeds; n < (deed + 1) * rows.Count / deeds; n++)
                {
                    for (var i = 0; i < rows[n].Length; i++)
                    {
                        insert.Parameters[i].Value = rows[n][i];
                    }

                    await insert.ExecuteNonQueryAsync();
                }
            }

            await transaction.CommitAsync();
        }

        return (written.Sum(table => table.Rows.Count), cpu() - before);
    }

    // What is written first stands first.
    private static List<string> TablesOf(CheckoutDbContext db)
    {
        var types = db.Model.GetEntityTypes().Where(type => typeof(Entity).IsAssignableFrom(type.ClrType)).ToList();
        var sorted = new List<string>();
        while (types.Count > 0)
        {
            var next = types.Find(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type
                || !types.Contains(key.PrincipalEntityType))) ?? types[0];
            types.Remove(next);
            sorted.Add(next.GetTableName()!);
        }

        return sorted;
    }

    private static async Task<DbCommand> PrepareAsync(DbConnection connection, string table, List<(string Name, string Type)> columns,
        object[] row)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))})
            VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})
            """;
        for (var i = 0; i < columns.Count; i++)
        {
            Database.Add(insert, $"p{i}", row[i]);
            if (insert.Parameters[i] is NpgsqlParameter parameter)
            {
                parameter.DataTypeName = columns[i].Type;
            }
        }

        await insert.PrepareAsync();
        return insert;
    }

    private static async Task<(List<(string Name, string Type)> Columns, List<object[]> Rows)> ReadAsync(
        CheckoutDbContext db, string table, string columns)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""SELECT {columns} FROM "{table}" ORDER BY "Ordinal" """;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        // Without a length or precision.
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetDataTypeName(i).Split('(')[0]));
        return ([.. names], rows);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync();
    }
}
