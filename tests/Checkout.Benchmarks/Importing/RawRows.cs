using System.Data;
using System.Data.Common;
using System.Globalization;
using Checkout.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Checkout.Benchmarks.Importing;

/// <summary>The rows of a database as its driver hands them over, and the fastest way in which the driver writes them into another: a
/// prepared statement on SQLite, COPY on PostgreSQL.</summary>
internal sealed class RawRows
{
    private readonly List<Table> _tables = [];

    public int Count => _tables.Sum(table => table.Rows.Count);

    /// <summary>Reads what is in tables that are still empty in the other database.</summary>
    public static async Task<RawRows> ReadAsync(CheckoutDbContexts from, CheckoutDbContexts to)
    {
        var rows = new RawRows();
        await using var source = from.Unscoped();
        await using var target = to.Unscoped();
        var (read, written) = (source.Database.GetDbConnection(), target.Database.GetDbConnection());
        await read.OpenAsync();
        await written.OpenAsync();
        foreach (var name in NamesInOrder(source))
        {
            if (await CountAsync(written, name) == 0 && await CountAsync(read, name) > 0)
            {
                rows._tables.Add(await TableAsync(read, name));
            }
        }

        return rows;
    }

    /// <summary>Writes them in one transaction, with all indexes and foreign keys in place.</summary>
    public async Task WriteAsync(CheckoutDbContexts to)
    {
        await using var db = to.Unscoped();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in _tables)
        {
            if (connection is NpgsqlConnection server)
            {
                await CopyAsync(server, table);
            }
            else
            {
                await InsertAsync(connection, transaction, table);
            }
        }

        await transaction.CommitAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, Table table)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in table.Rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is DBNull)
                {
                    await copy.WriteNullAsync();
                }
                else
                {
                    await copy.WriteAsync(row[i], table.Types[i]);
                }
            }
        }

        await copy.CompleteAsync();
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, Table table)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES ("
            + string.Join(", ", table.Columns.Select((_, i) => Name(i))) + ")";
        for (var i = 0; i < table.Columns.Length; i++)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = Name(i) });
        }

        await insert.PrepareAsync();
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                insert.Parameters[i].Value = row[i];
            }

            insert.ExecuteNonQuery();
        }

        static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"$p{i}");
    }

    // Whoever is referred to comes first.
    private static List<string> NamesInOrder(CheckoutDbContext db)
    {
        var left = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null).ToList();
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

    private static async Task<long> CountAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<Table> TableAsync(DbConnection connection, string name)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{name}\"";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess);
        var fields = Enumerable.Range(0, reader.FieldCount).ToList();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new Table(name, [.. fields.Select(reader.GetName)], [.. fields.Select(reader.GetDataTypeName)], rows);
    }

    private sealed record Table(string Name, string[] Columns, string[] Types, List<object[]> Rows);
}
