using System.Data.Common;
using Checkout.Data.Providers;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Data;

/// <summary>The databases that Checkout runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database, and where. Section “Database”.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; set; } = "Data Source=App_Data/checkout.db";

    /// <summary>
    /// With a relative SQLite file counted from a folder, whatever the current one is: the portal and the command line name the portal's
    /// content root and so meet in one database.
    /// </summary>
    public DatabaseOptions RootedAt(string folder)
    {
        if (Provider is not DatabaseProvider.Sqlite)
        {
            return this;
        }

        var connection = new SqliteConnectionStringBuilder(ConnectionString);
        if (SqliteFile is { } file)
        {
            connection.DataSource = Path.GetFullPath(file, Path.GetFullPath(folder));
        }

        return new DatabaseOptions { Provider = Provider, ConnectionString = connection.ConnectionString };
    }

    /// <summary>The file of SQLite; null where the database is none.</summary>
    internal string? SqliteFile => Provider is DatabaseProvider.Sqlite
        && new SqliteConnectionStringBuilder(ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
        && file is not ":memory:" && !file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? file : null;

    // One method for each: a method brings in all drivers that it names.
    internal DbConnection Connect() => (Provider switch
    {
        DatabaseProvider.Sqlite => (Func<DbConnection>)(() => new SqliteConnection(ConnectionString)),
        DatabaseProvider.PostgreSql => () => new NpgsqlConnection(PostgreSqlDbContext.Settled(ConnectionString)),
        _ => () => new SqlConnection(ConnectionString),
    })();
}
