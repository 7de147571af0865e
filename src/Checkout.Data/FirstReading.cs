using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Data;

/// <summary>
/// The few questions that a start puts to the database, in its own words: EF Core and its models take longer to get going than everything
/// else before the first page, and do so when the first row is written or the first document read.
/// </summary>
public static class FirstReading
{
    /// <param name="contexts">Which database.</param>
    /// <param name="what">What follows SELECT: columns, the table, an order; names in double quotes.</param>
    /// <param name="atMost">How many rows.</param>
    /// <param name="row">Reads one of them.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(this CheckoutDbContexts contexts, string what, int atMost,
        Func<DbDataReader, TRow> row, CancellationToken cancellation)
    {
        await using var connection = contexts.Connect();
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = contexts.Options.Provider is DatabaseProvider.SqlServer
            ? string.Create(CultureInfo.InvariantCulture, $"SELECT TOP ({atMost}) {what}")
            : string.Create(CultureInfo.InvariantCulture, $"SELECT {what} LIMIT {atMost}");
        return await command.ReadAsync(row, cancellation);
    }

    /// <summary>Whether a table has a row.</summary>
    public static async Task<bool> HasAnyAsync(this CheckoutDbContexts contexts, string table, CancellationToken cancellation) =>
        (await contexts.ReadAsync($"1 FROM \"{table}\"", 1, reader => reader.GetInt32(0), cancellation)).Count > 0;

    /// <summary>What <see cref="DatabaseObjects.HasTrigramsAsync"/> says.</summary>
    public static async Task<bool> HasTrigramsAsync(this CheckoutDbContexts contexts, CancellationToken cancellation) =>
        contexts.Options.Provider is not DatabaseProvider.PostgreSql
        || (await contexts.ReadAsync(DatabaseObjects.Trigrams, 1, row => row.GetString(0), cancellation)).Count == 1;

    /// <summary>Reads rows on a context’s connection, in its transaction where one is open.</summary>
    internal static Task<List<TRow>> ReadAsync<TRow>(this CheckoutDbContext db, string sql, Func<DbDataReader, TRow> row,
        CancellationToken cancellation) => db.CommandAsync(sql, command => command.ReadAsync(row, cancellation), cancellation);

    /// <summary>A command on a context’s connection, in its transaction where one is open. Not of any account's rows, which it would see
    /// past the filter.</summary>
    internal static async Task<TResult> CommandAsync<TResult>(this CheckoutDbContext db, string sql, Func<DbCommand, Task<TResult>> execute,
        CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            return await execute(command);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<List<TRow>> ReadAsync<TRow>(this DbCommand command, Func<DbDataReader, TRow> row,
        CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
