using System.Data.Common;
using System.Globalization;
using Checkout.Data;
using Checkout.Testing.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Benchmarks.Driving;

/// <summary>A database of the run's own, with the durability that a deployment has.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PostgreSqlCluster? _cluster;

    private Database(DatabaseOptions options, PostgreSqlCluster? cluster)
    {
        Options = options;
        _cluster = cluster;
    }

    public DatabaseOptions Options { get; }

    /// <summary>The server's first process; none where the database runs within the portal.</summary>
    public int? ServerId { get; private set; }

    public static async Task<Database> CreateAsync(DatabaseProvider provider, string folder)
    {
        if (provider is DatabaseProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "bench.db") };
            return new Database(new DatabaseOptions { Provider = provider, ConnectionString = file.ConnectionString }, cluster: null);
        }

        var cluster = await PostgreSqlCluster.StartAsync(durable: true);
        await ExecuteAsync(cluster.ConnectionString(), "CREATE DATABASE bench");
        return new Database(new DatabaseOptions { Provider = provider, ConnectionString = cluster.ConnectionString("bench") }, cluster);
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Options.Provider is DatabaseProvider.Sqlite ? new SqliteConnection(Options.ConnectionString)
            : new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Seconds of the processor that the server has used; 0 where the database runs within the portal.</summary>
    public double Cpu => ServerId is { } id ? CpuClock.OfFamily(id) : 0;

    /// <summary>Leaves the database as autovacuum would after a while, and finds its server.</summary>
    public async Task SettleAsync()
    {
        if (_cluster is null)
        {
            return;
        }

        await ExecuteAsync(Options.ConnectionString, "VACUUM ANALYZE");
        await ExecuteAsync(Options.ConnectionString, "CHECKPOINT");
        ServerId = await ServerOfAsync(Options.ConnectionString);
    }

    /// <summary>The first process of a PostgreSQL server on this machine.</summary>
    public static async Task<int> ServerOfAsync(string connectionString) =>
        CpuClock.ParentOf(Convert.ToInt32(await ExecuteAsync(connectionString, "SELECT pg_backend_pid()"), CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
