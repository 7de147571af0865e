using Checkout.Testing.Databases;
using Npgsql;

namespace Checkout.Data.Tests.Testing;

public sealed class ThrowAwayPostgreSql
{
    [SkippableFact]
    public async Task A_durable_cluster_keeps_what_was_committed_when_it_is_stopped_at_once()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(durable: true);
        Assert.Equal("on", await AskAsync(cluster.ConnectionString(), "SHOW fsync"));
        await AskAsync(cluster.ConnectionString(), "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)");

        await cluster.StopImmediatelyAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(cluster.ConnectionString(), "SELECT 1"));
        await cluster.RestartAsync();

        Assert.Equal(42, await AskAsync(cluster.ConnectionString(), "SELECT n FROM kept"));
    }

    [SkippableFact]
    public async Task A_database_can_be_copied_from_another_one()
    {
        await PostgreSqlServer.CreateDatabaseAsync("copied_from");
        var original = await PostgreSqlServer.ConnectionStringAsync("copied_from");
        await AskAsync(original, "CREATE TABLE t (n int); INSERT INTO t VALUES (7)");

        await PostgreSqlServer.CreateDatabaseAsync("copied_to", template: "copied_from");

        Assert.Equal(7, await AskAsync(await PostgreSqlServer.ConnectionStringAsync("copied_to"), "SELECT n FROM t"));
        await PostgreSqlServer.DropDatabaseAsync("copied_to");
        await PostgreSqlServer.DropDatabaseAsync("copied_from");
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
