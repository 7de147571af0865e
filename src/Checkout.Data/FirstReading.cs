using System.Data.Common;
using Checkout.Data.Providers;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Data;

/// <summary>
/// The few questions that a start puts to the database, in its own words: a model takes longer to build than everything else before the
/// first page, and is built when the first row is written or the first document read.
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
        await using var db = contexts.Apart();
        // Not db.Database, which asks for the model whatever it is asked for; nor a pooled context, which does as it goes back.
        var connection = db.GetService<IRelationalConnection>();
        await connection.OpenAsync(cancellation);
        await using var command = connection.DbConnection.CreateCommand();
        command.CommandText = db is SqlServerDbContext
            ? string.Create(CultureInfo.InvariantCulture, $"SELECT TOP ({atMost}) {what}")
            : string.Create(CultureInfo.InvariantCulture, $"SELECT {what} LIMIT {atMost}");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Whether a table has a row.</summary>
    public static async Task<bool> HasAnyAsync(this CheckoutDbContexts contexts, string table, CancellationToken cancellation) =>
        (await contexts.ReadAsync($"1 FROM \"{table}\"", 1, reader => reader.GetInt32(0), cancellation)).Count > 0;
}
