using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Checkout.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Benchmarks.Floor;

/// <summary>What the invoices list shows of one invoice.</summary>
internal sealed record FloorRow(
    string Number, string Slug, DateOnly IssuedOn, DateOnly? DueOn, decimal Total, decimal Due, decimal Allocated, bool IsVoid,
    bool IsDisputed, string? Contract, string? ContractSlug, string? FirstLine, long Lines);

/// <summary>The newest 25 invoices of an account by one prepared statement; connections stay open.</summary>
internal sealed class FloorRows(DatabaseProvider provider, string connectionString, Guid accountId)
{
    private const string Sql = """
        SELECT i."Number", i."Slug", i."IssuedOn", i."DueOn", i."TotalAmount", i."DueAmount", i."AllocatedAmount", i."VoidedOn" IS NOT NULL, i."DisputedAt" IS NOT NULL, c."Number", c."Slug",
            (SELECT l."Name" FROM "InvoiceLine" l WHERE l."AccountId" = i."AccountId" AND l."InvoiceId" = i."Id" ORDER BY l."Position" LIMIT 1),
            (SELECT COUNT(*) FROM "InvoiceLine" l WHERE l."AccountId" = i."AccountId" AND l."InvoiceId" = i."Id")
        FROM "Invoices" i LEFT JOIN "Contracts" c ON c."Id" = i."ContractId"
        WHERE i."AccountId" = @account ORDER BY i."IssuedOn" DESC, i."Ordinal" DESC LIMIT 25
        """;

    private readonly ConcurrentBag<(DbConnection Connection, DbCommand Command)> _idle = [];

    public async Task<List<FloorRow>> ReadAsync(CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var prepared))
        {
            prepared = await PrepareAsync(cancellation);
        }

        var rows = new List<FloorRow>(25);
        await using (var reader = await prepared.Command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(RowOf(reader));
            }
        }

        _idle.Add(prepared);
        return rows;
    }

    private async Task<(DbConnection, DbCommand)> PrepareAsync(CancellationToken cancellation)
    {
        DbConnection connection = provider is DatabaseProvider.Sqlite ? new SqliteConnection(connectionString)
            : new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        var account = command.CreateParameter();
        (account.ParameterName, account.Value) = ("account", accountId);
        command.Parameters.Add(account);
        await command.PrepareAsync(cancellation);
        return (connection, command);
    }

    private FloorRow RowOf(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        DateOf(reader, 2),
        reader.IsDBNull(3) ? null : DateOf(reader, 3),
        AmountOf(reader, 4),
        AmountOf(reader, 5),
        AmountOf(reader, 6),
        reader.GetBoolean(7),
        reader.GetBoolean(8),
        reader.IsDBNull(9) ? null : reader.GetString(9),
        reader.IsDBNull(10) ? null : reader.GetString(10),
        reader.IsDBNull(11) ? null : reader.GetString(11),
        reader.GetInt64(12));

    // On SQLite amounts are scaled integers and dates are text.
    private decimal AmountOf(DbDataReader reader, int column) =>
        provider is DatabaseProvider.Sqlite ? reader.GetInt64(column) / 10_000m : reader.GetDecimal(column);

    private DateOnly DateOf(DbDataReader reader, int column) => provider is DatabaseProvider.Sqlite
        ? DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : reader.GetFieldValue<DateOnly>(column);
}
