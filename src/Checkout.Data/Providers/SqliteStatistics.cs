using System.Text;
using Microsoft.Data.Sqlite;

namespace Checkout.Data.Providers;

/// <summary>
/// Tells SQLite what to expect of its indexes. Left to itself it takes an account for ten rows and walks through all of it; told by what is
/// there today, it plans anew whenever that changes. So it is told once of accounts with ten thousand documents each, which is right for
/// large ones and does no harm to small ones.
/// </summary>
internal static class SqliteStatistics
{
    private const int Rows = 1_000_000;
    private const int RowsOfAccount = 10_000;

    /// <summary>In an index that holds only those with which something is still to be done, one in so many.</summary>
    private const int Rare = 500;

    /// <summary>Safe to run again; writes only where an index is new or gone.</summary>
    public static async Task EnsureAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            var expected = await ExpectedAsync(connection, cancellation);
            if (expected.SetEquals(await WrittenAsync(connection, cancellation)))
            {
                return;
            }

            using var turn = await db.WriteTurnAsync(cancellation);
            var rows = string.Join(", ", expected.Select(row => $"('{row.Table}', '{row.Index}', '{row.Statistic}')"));
            await using var command = connection.CreateCommand();
            command.CommandText =
                // The books are one row: this only makes the table of statistics.
                "ANALYZE \"Books\"; BEGIN IMMEDIATE; DELETE FROM sqlite_stat1; "
                + $"INSERT INTO sqlite_stat1 VALUES {rows}; COMMIT; ANALYZE sqlite_schema;";
            await command.ExecuteNonQueryAsync(cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<HashSet<(string Table, string Index, string Statistic)>> ExpectedAsync(
        SqliteConnection connection, CancellationToken cancellation)
    {
        var columns = new List<(string Table, string Index, bool IsPartial, string Column)>();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT master.name, list.name, list.partial, COALESCE(info.name, '') FROM sqlite_master AS master
            JOIN pragma_index_list(master.name) AS list JOIN pragma_index_info(list.name) AS info
            WHERE master.type = 'table' AND master.name NOT LIKE 'sqlite_%' ORDER BY list.name, info.seqno
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetString(3)));
        }

        return [.. columns.GroupBy(column => (column.Table, column.Index, column.IsPartial), column => column.Column)
            .Where(index => index.Contains(nameof(IAccountOwned.AccountId)))
            .Select(index => (index.Key.Table, index.Key.Index, Statistic(index, index.Key.IsPartial ? Rare : 1)))];
    }

    private static async Task<List<(string Table, string Index, string Statistic)>> WrittenAsync(
        SqliteConnection connection, CancellationToken cancellation)
    {
        var written = new List<(string, string, string)>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'";
        if (await command.ExecuteScalarAsync(cancellation) is not 1L)
        {
            return written;
        }

        command.CommandText = "SELECT tbl, idx, stat FROM sqlite_stat1";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            written.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return written;
    }

    // All rows, and how many share the first column, the first two, and so on.
    private static string Statistic(IEnumerable<string> columns, int rare)
    {
        var (alike, statistic) = (Rows / rare, new StringBuilder().Append(Rows / rare));
        foreach (var column in columns)
        {
            alike = Math.Max(1, column == nameof(IAccountOwned.AccountId) ? Math.Min(alike, RowsOfAccount / rare) : alike / Kinds(column));
            statistic.Append(CultureInfo.InvariantCulture, $" {alike}");
        }

        return statistic.ToString();
    }

    // How many values a column has within an account.
    private static int Kinds(string column) => column switch
    {
        "Ordinal" or "Slug" or "Number" or "Key" => RowsOfAccount,
        "Id" => Rows,
        "Status" or "Kind" or "Method" or "Type" or "Currency" or "Source" or "Series" or "State" or "Action" or "Actor" or "" => 4,
        _ when column.EndsWith("Id", StringComparison.Ordinal) || column.EndsWith("Amount", StringComparison.Ordinal) => RowsOfAccount / 5,
        _ => 500,
    };
}
