using Microsoft.Data.Sqlite;

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
        var isFile = connection.DataSource is { Length: > 0 } and not ":memory:"
            && !connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        if (isFile && connection.Mode is not SqliteOpenMode.Memory)
        {
            connection.DataSource = Path.GetFullPath(connection.DataSource, Path.GetFullPath(folder));
        }

        return new DatabaseOptions { Provider = Provider, ConnectionString = connection.ConnectionString };
    }
}
