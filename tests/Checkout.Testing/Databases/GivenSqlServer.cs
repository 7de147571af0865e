using Microsoft.Data.SqlClient;

namespace Checkout.Testing.Databases;

/// <summary>
/// The SQL Server that the environment variable CHECKOUT_SQLSERVER names: a connection string whose login may create databases. Without it
/// no test knows of this engine.
/// </summary>
public static class GivenSqlServer
{
    private static readonly string? Given =
        Environment.GetEnvironmentVariable("CHECKOUT_SQLSERVER") is { Length: > 0 } named ? named : null;

    public static bool IsThere => Given is not null;

    public static string ConnectionString(string database) => new SqlConnectionStringBuilder(Given)
    {
        InitialCatalog = database,

        // A loaded machine is slow, not broken.
        ConnectTimeout = 300,
        CommandTimeout = 300,
        MaxPoolSize = 60,
    }.ConnectionString;

    public static async Task DropDatabaseAsync(string name)
    {
        await using var connection = new SqlConnection(ConnectionString("master"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = DropStatement(name);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whoever is still connected is put out.</summary>
    public static string DropStatement(string name) =>
        $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; "
            + $"DROP DATABASE [{name}]; END";
}
