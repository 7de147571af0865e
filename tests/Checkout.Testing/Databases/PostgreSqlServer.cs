using Npgsql;
using Xunit;

namespace Checkout.Testing.Databases;

/// <summary>
/// The one PostgreSQL server that the tests of this process share: a throw-away cluster, or the server that the environment
/// variable CHECKOUT_TEST_POSTGRESQL names (a connection string whose user may create databases).
/// </summary>
public static class PostgreSqlServer
{
    private static readonly string? Given = Environment.GetEnvironmentVariable("CHECKOUT_TEST_POSTGRESQL") is { Length: > 0 } named ? named
        : null;

    // The cluster's guardian clears away when this process ends; nothing needs to dispose it.
    private static readonly Lazy<Task<PostgreSqlCluster>> Cluster = new(() => PostgreSqlCluster.StartAsync());

    /// <summary>Skips the running test where there is no server to be had.</summary>
    public static void Require() => Skip.If(Given is null && PostgreSqlCluster.Missing is not null, PostgreSqlCluster.Missing);

    public static async Task<string> ConnectionStringAsync(string database)
    {
        Require();
        return Given is null
            ? (await Cluster.Value).ConnectionString(database)
            : new NpgsqlConnectionStringBuilder(Given) { Database = database }.ConnectionString;
    }

    /// <summary>Creates an empty database, or a copy of another one to which nobody may be connected.</summary>
    public static Task CreateDatabaseAsync(string name, string? template = null) =>
        ExecuteAsync($"CREATE DATABASE {Quoted(name)}{(template is null ? "" : $" TEMPLATE {Quoted(template)}")}");

    public static Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS {Quoted(name)} WITH (FORCE)");

    /// <summary>True where a connection string leads to this server, and not to a cluster that a test started for itself.</summary>
    internal static async Task<bool> IsOnItAsync(NpgsqlConnectionStringBuilder target)
    {
        if (Given is null && !Cluster.IsValueCreated)
        {
            return false;
        }

        var own = new NpgsqlConnectionStringBuilder(await ConnectionStringAsync("postgres"));
        return own.Host == target.Host && own.Port == target.Port;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
