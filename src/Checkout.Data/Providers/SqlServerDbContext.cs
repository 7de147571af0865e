using System.Data;
using System.Data.Common;
using Checkout.Data.Bulk;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Data.Providers;

/// <summary>SQL Server. Compatibility level 150 is that of SQL Server 2019.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : CheckoutDbContext(options)
{
    /// <summary>Texts are the same where their code points are, as everywhere in the code: under SQL Server’s own default “a” is “A”, and
    /// what weighs nothing is not there.</summary>
    public const string Collation = "Latin1_General_100_BIN2";

    private const int UniqueConstraint = 2627;
    private const int UniqueIndex = 2601;
    private const int DatabaseExists = 1801;

    private const string ReadsCommittedVersions = "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT";
    private const string AllowsSnapshots = "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON";

    private const string Usual = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    // Everybody may see the database that he is in.
    private const string State =
        """
        SELECT CAST(CASE WHEN d.collation_name LIKE '%[_]BIN2' AND NOT EXISTS (
            SELECT * FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id
            WHERE t.is_ms_shipped = 0 AND c.collation_name COLLATE Latin1_General_BIN2 <> d.collation_name) THEN 1 ELSE 0 END AS bit),
          d.is_read_committed_snapshot_on,
          CAST(CASE d.snapshot_isolation_state WHEN 1 THEN 1 ELSE 0 END AS bit)
        FROM sys.databases AS d WHERE d.name = DB_NAME()
        """;

    private static readonly NamedIsolation Isolation = new();

    public static DbContextOptions<SqlServerDbContext> Options(string connectionString) => new DbContextOptionsBuilder<SqlServerDbContext>()
        .UseSqlServer(
            ProblemOf(connectionString) is { } problem ? throw new ArgumentException(problem, nameof(connectionString)) : connectionString,
            server => server.UseCompatibilityLevel(150).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(Isolation)
        .UseScopedModels()
        .Options;

    /// <summary>What a connection string may not ask for, in a sentence; null where it is good.</summary>
    public static string? ProblemOf(string connectionString)
    {
        try
        {
            return new SqlConnectionStringBuilder(connectionString).MultipleActiveResultSets
                ? "Take MultipleActiveResultSets out of the connection string: with it a failed statement can’t be undone by itself."
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return exception.Message;
        }
    }

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueConstraint or UniqueIndex };

    /// <summary>SqlException.IsTransient is always false: its numbers say it (dotnet/SqlClient#649).</summary>
    public static DatabaseTrouble TroubleOf(int number) => number switch
    {
        // Deadlock, no room for locks, snapshot conflict; a connection that broke; a server that changes over or has too much to do.
        1204 or 1205 or 3960 or 20 or 64 or 121 or 233 or 4221 or 10053 or 10054 or 10060 or 10928 or 10929
            or 40143 or 40197 or 40501 or 40540 or 40613 or (>= 49918 and <= 49920) => DatabaseTrouble.Passing,
        1222 => DatabaseTrouble.Busy,
        -2 => DatabaseTrouble.Slow,

        // Not reached, or not let in, as while a database recovers or is another node's.
        2 or 53 or 976 or 983 or 11001 or 4060 or 18401 or 18456 => DatabaseTrouble.Away,
        _ => DatabaseTrouble.None,
    };

    internal override ValueTask<RowSink> BulkInsertAsync(BulkTable table, CancellationToken cancellation) =>
        ValueTask.FromResult<RowSink>(new SqlServerRows((SqlConnection)Database.GetDbConnection(),
            (SqlTransaction?)Database.CurrentTransaction?.GetDbTransaction(), table));

    /// <summary>Versions of rows: what is read is locked by nobody, however slowly a browser takes it. A connection keeps its level when it
    /// goes back to the pool, so it is set back before.</summary>
    public override async Task<StateReading> BeginReadingAsync(CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        return new StateReading(await Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancellation), new SnapshotEnd(this));
    }

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        var creator = this.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellation))
        {
            try
            {
                await creator.CreateAsync(cancellation);
            }
            catch (SqlException exception) when (exception.Number == DatabaseExists)
            {
                // Another node was first.
            }
        }

        foreach (var remedy in (await LacksAsync(cancellation)).Select(lack => lack.Remedy).OfType<string>())
        {
            try
            {
                await this.CommandAsync(remedy, command => command.ExecuteNonQueryAsync(cancellation), cancellation);
            }
            catch (SqlException)
            {
                // Somebody who may, or once nobody else is connected: what is still lacking is said with its statement.
            }
        }

        if (await UnfitAsync(cancellation) is { } unfit)
        {
            throw new InvalidOperationException(unfit);
        }
    }

    public override async Task<string?> UnfitAsync(CancellationToken cancellation)
    {
        var lacks = await LacksAsync(cancellation);
        return lacks.Count == 0 ? null : string.Join('\n', lacks.Select(lack =>
            lack.Remedy is null ? lack.Sentence : $"{lack.Sentence} While no one else is connected to it: {lack.Remedy};"));
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseCollation(Collation);
        foreach (var type in builder.Model.GetEntityTypes().ToList())
        {
            // EF takes keys of text for case-insensitive here.
            foreach (var property in type.GetKeys().SelectMany(key => key.Properties).Where(property => property.ClrType == typeof(string)))
            {
                property.SetValueComparer(Ordinal);
            }

            if (typeof(Entity).IsAssignableFrom(type.ClrType))
            {
                ClusterByAccount(builder, type.ClrType);
            }
        }

        // Rows of people change while others refer to them: see ClusterByAccount.
        builder.Entity<Identity.CheckoutUser>().HasKey(user => user.Id).IsClustered(false);
        builder.Entity<Identity.CheckoutUser>().HasIndex(user => user.ExternalId).IsClustered();
    }

    private static readonly ValueComparer<string> Ordinal = new(
        (left, right) => string.Equals(left, right, StringComparison.Ordinal), text => text.GetHashCode(StringComparison.Ordinal));

    /// <summary>
    /// A table lies in the order of its clustered key, and this database takes ids for random: rows would be scattered over all pages.
    /// One account's rows lie together, the newest last. Nothing refers to this key, so a check of a reference never waits for somebody
    /// who changes other columns of the row.
    /// </summary>
    private static void ClusterByAccount(ModelBuilder builder, Type type)
    {
        string[] key = typeof(IAccountOwned).IsAssignableFrom(type) ? [nameof(IAccountOwned.AccountId), nameof(Entity.Ordinal)]
            : [nameof(Entity.Ordinal)];
        builder.Entity(type).HasKey(nameof(Entity.Id)).IsClustered(false);
        builder.Entity(type).HasIndex(key).IsClustered();
    }

    private async Task<IReadOnlyList<(string Sentence, string? Remedy)>> LacksAsync(CancellationToken cancellation)
    {
        var (isBinary, readsCommittedVersions, allowsSnapshots) = (await this.ReadAsync(State,
            row => (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)), cancellation)).Single();
        var lacks = new List<(string, string?)>();
        if (!isBinary)
        {
            lacks.Add(("The database compares texts by a language, and takes different ids for the same. It has to be made with "
                + $"COLLATE {Collation}, which “checkout migrate” does where it makes the database itself (docs/deployment.md).", null));
        }

        if (!readsCommittedVersions)
        {
            lacks.Add(("Pages would wait for whoever is writing: the database lacks READ_COMMITTED_SNAPSHOT.", ReadsCommittedVersions));
        }

        if (!allowsSnapshots)
        {
            lacks.Add(("Statements could not be read: the database lacks ALLOW_SNAPSHOT_ISOLATION.", AllowsSnapshots));
        }

        return lacks;
    }

    private sealed class SnapshotEnd(SqlServerDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await db.CommandAsync(Usual, command => command.ExecuteNonQueryAsync(CancellationToken.None), CancellationToken.None);
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException)
            {
                // A broken connection does not go back; any other must not be given to somebody who writes.
                if (db.Database.GetDbConnection() is SqlConnection connection)
                {
                    SqlConnection.ClearPool(connection);
                }
            }

            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A transaction that names no level has the one that its connection was left with, EF's own ones included.</summary>
    private sealed class NamedIsolation : DbTransactionInterceptor
    {
        public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection,
            TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
            eventData.IsolationLevel is IsolationLevel.Unspecified
                ? InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(IsolationLevel.ReadCommitted)) : result;

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection,
            TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default) =>
            eventData.IsolationLevel is IsolationLevel.Unspecified
                ? InterceptionResult<DbTransaction>.SuppressWithResult(
                    await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken))
                : result;
    }
}

/// <summary>For dotnet-ef.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) => new(SqlServerDbContext.Options("Server=none;Database=checkout"));
}
