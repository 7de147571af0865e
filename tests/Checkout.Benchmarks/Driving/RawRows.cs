using System.Data.Common;
using System.Globalization;
using Checkout.Data;
using Checkout.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Benchmarks.Driving;

/// <summary>Rows as their driver hands them over, and written once more by the driver alone, with all indexes and foreign keys in place:
/// the least that they can cost.</summary>
internal sealed class RawRows
{
    private readonly List<Table> _tables = [];

    public int Count => _tables.Sum(table => table.Rows.Count);

    /// <summary>What is in tables that are still empty in another database.</summary>
    public static async Task<RawRows> MissingAsync(CheckoutDbContexts from, CheckoutDbContexts to)
    {
        var rows = new RawRows();
        await using var source = await OpenAsync(from);
        await using var target = await OpenAsync(to);
        foreach (var name in await NamesAsync(from, entitiesOnly: false))
        {
            if (Convert.ToInt64(await ScalarAsync(target, $"SELECT COUNT(*) FROM \"{name}\""), CultureInfo.InvariantCulture) == 0
                && await ReadAsync(source, $"SELECT * FROM \"{name}\"", name) is { Rows.Count: > 0 } table)
            {
                rows._tables.Add(table);
            }
        }

        return rows;
    }

    /// <summary>The keys of everything that is there.</summary>
    public static async Task<HashSet<string>> KeysAsync(CheckoutDbContexts contexts)
    {
        await using var connection = await OpenAsync(contexts);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in await NamesAsync(contexts, entitiesOnly: true))
        {
            keys.UnionWith((await ReadAsync(connection, $"SELECT \"Id\" FROM \"{name}\"", name)).Rows.Select(row => row[0].ToString()!));
        }

        return keys;
    }

    /// <summary>Takes out what has come since.</summary>
    /// <param name="keys">Of what was there.</param>
    public static async Task<RawRows> TakeOutAsync(CheckoutDbContexts contexts, HashSet<string> keys)
    {
        var rows = new RawRows();
        await using var connection = await OpenAsync(contexts);
        var isSqlite = connection is SqliteConnection;
        await ScalarAsync(connection, isSqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
        foreach (var name in await NamesAsync(contexts, entitiesOnly: true))
        {
            var table = await ReadAsync(connection, $"""SELECT * FROM "{name}" ORDER BY "Ordinal" """, name);
            var place = Array.IndexOf(table.Columns, nameof(Entity.Id));
            table.Rows.RemoveAll(row => keys.Contains(row[place].ToString()!));
            if (table.Rows.Count > 0)
            {
                await using var delete = connection.CreateCommand();
                delete.CommandText = $"""DELETE FROM "{name}" WHERE "Id" = @id""";
                Database.Add(delete, "id", table.Rows[0][place]);
                foreach (var row in table.Rows)
                {
                    delete.Parameters[0].Value = row[place];
                    await delete.ExecuteNonQueryAsync();
                }

                rows._tables.Add(table);
            }
        }

        // A session of the server is handed on as it is.
        await ScalarAsync(connection, isSqlite ? "PRAGMA foreign_keys = ON" : "SET session_replication_role = origin");
        return rows;
    }

    /// <summary>Writes them in one transaction by the driver's bulk path: a prepared statement on SQLite, COPY on PostgreSQL.</summary>
    public async Task WriteInBulkAsync(CheckoutDbContexts to)
    {
        await using var connection = await OpenAsync(to);
        if (connection is not NpgsqlConnection server)
        {
            await InsertAsync(connection, transactions: 1);
            return;
        }

        await using var transaction = await server.BeginTransactionAsync();
        foreach (var table in _tables)
        {
            await using var copy = await server.BeginBinaryImportAsync($"COPY {table.Target} FROM STDIN (FORMAT BINARY)");
            foreach (var row in table.Rows)
            {
                await copy.StartRowAsync();
                for (var i = 0; i < row.Length; i++)
                {
                    await (row[i] is DBNull ? copy.WriteNullAsync() : copy.WriteAsync(row[i], table.Types[i]));
                }
            }

            await copy.CompleteAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Writes them by prepared statements.</summary>
    /// <param name="transactions">In so many, as they were written.</param>
    /// <param name="cpu">Seconds of the processor so far.</param>
    /// <returns>The seconds that it took, without the preparing.</returns>
    public async Task<double> WriteAsync(CheckoutDbContexts to, int transactions, Func<double> cpu)
    {
        await using var connection = await OpenAsync(to);
        return await InsertAsync(connection, transactions, cpu);
    }

    private async Task<double> InsertAsync(DbConnection connection, int transactions, Func<double>? cpu = null)
    {
        var inserts = new List<(Table Table, DbCommand Insert)>();
        foreach (var table in _tables)
        {
            inserts.Add((table, await PrepareAsync(connection, table)));
        }

        var before = cpu?.Invoke() ?? 0;
        for (var n = 0; n < transactions; n++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ScalarAsync(connection,
                connection is SqliteConnection ? "PRAGMA defer_foreign_keys = ON" : "SET CONSTRAINTS ALL DEFERRED", transaction);
            foreach (var (table, insert) in inserts)
            {
                insert.Transaction = transaction;
                for (var row = n * table.Rows.Count / transactions; row < (n + 1) * table.Rows.Count / transactions; row++)
                {
                    for (var i = 0; i < table.Columns.Length; i++)
                    {
                        insert.Parameters[i].Value = table.Rows[row][i];
                    }

                    await insert.ExecuteNonQueryAsync();
                }
            }

            await transaction.CommitAsync();
        }

        return (cpu?.Invoke() ?? 0) - before;
    }

    private static async Task<DbCommand> PrepareAsync(DbConnection connection, Table table)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table.Target} VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < table.Columns.Length; i++)
        {
            Database.Add(insert, $"p{i}", table.Rows[0][i]);
            if (insert.Parameters[i] is NpgsqlParameter parameter)
            {
                parameter.DataTypeName = table.Types[i];
            }
        }

        await insert.PrepareAsync();
        return insert;
    }

    // Whoever is referred to comes first.
    private static async Task<List<string>> NamesAsync(CheckoutDbContexts contexts, bool entitiesOnly)
    {
        await using var db = contexts.Unscoped();
        var left = db.Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && (!entitiesOnly || typeof(Entity).IsAssignableFrom(type.ClrType))).ToList();
        var names = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(type => !type.GetForeignKeys()
                .Any(key => key.PrincipalEntityType != type && left.Contains(key.PrincipalEntityType))).ToList();
            free = free.Count > 0 ? free : left[..1];
            names.AddRange(free.Select(type => type.GetTableName()!));
            left.RemoveAll(free.Contains);
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private static async Task<DbConnection> OpenAsync(CheckoutDbContexts contexts)
    {
        await using var db = contexts.Unscoped();
        var text = db.Database.GetConnectionString();
        DbConnection connection = db.Database.IsSqlite() ? new SqliteConnection(text) : new NpgsqlConnection(text);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<Table> ReadAsync(DbConnection connection, string sql, string name)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        // Types without a length or precision.
        var fields = Enumerable.Range(0, reader.FieldCount).ToList();
        return new Table(name, [.. fields.Select(reader.GetName)], [.. fields.Select(i => reader.GetDataTypeName(i).Split('(')[0])], rows);
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return await command.ExecuteScalarAsync();
    }

    private sealed record Table(string Name, string[] Columns, string[] Types, List<object[]> Rows)
    {
        public string Target => $"\"{Name}\" ({string.Join(", ", Columns.Select(column => $"\"{column}\""))})";
    }
}
