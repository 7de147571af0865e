using System.Data.Common;
using Checkout.Data.Bulk;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Checkout.Data.Providers;

/// <summary>PostgreSQL.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CheckoutDbContext(options)
{
    // What all pages together ask; the server needs some 30 kB for each, on each connection.
    private const int StatementsKept = 250;

    public static DbContextOptions<PostgreSqlDbContext> Options(string connectionString) =>
        new DbContextOptionsBuilder<PostgreSqlDbContext>()
        .UseNpgsql(Settled(connectionString))
        .UseScopedModels()
        .AddInterceptors(new PlannedForItsWords())
        .Options;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PartialIndexes.Add(builder);
    }

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>What a state of SQL says.</summary>
    public static DatabaseTrouble TroubleOf(string state) => state switch
    {
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => DatabaseTrouble.Passing,
        PostgresErrorCodes.LockNotAvailable => DatabaseTrouble.Busy,
        PostgresErrorCodes.QueryCanceled => DatabaseTrouble.Slow,

        // A server that goes down or comes up, has no room, or lost the connection (class 08).
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections => DatabaseTrouble.Passing,
        _ => state.StartsWith("08", StringComparison.Ordinal) ? DatabaseTrouble.Passing : DatabaseTrouble.None,
    };

    internal override async ValueTask<RowSink> BulkInsertAsync(BulkTable table, CancellationToken cancellation) =>
        await PostgreSqlRows.BeginAsync((NpgsqlConnection)Database.GetDbConnection(), table, cancellation);

    // Planning a query costs the server more than running it: statements that come again are prepared. Whoever pools outside (PgBouncer)
    // may say Max Auto Prepare=0. No statement changes a session, so there is nothing to put back when a connection is handed on.
    internal static string Settled(string connectionString)
    {
        var said = connectionString.Replace(" ", "", StringComparison.Ordinal)
            .Contains(nameof(NpgsqlConnectionStringBuilder.MaxAutoPrepare), StringComparison.OrdinalIgnoreCase);
        return said ? connectionString : new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = StatementsKept,
            AutoPrepareMinUsages = 3,
            NoResetOnClose = true,
        }.ConnectionString;
    }

    /// <summary>
    /// Has a statement that looks for words planned each time, for these words: only then does the server read by the index of trigrams
    /// what few rows have, and as many of the account's rows as are asked for of what many have. One that is prepared is soon planned for
    /// any words, and reads the rows of all accounts. A statement that was never asked before isn't prepared.
    /// </summary>
    private sealed class PlannedForItsWords : DbCommandInterceptor
    {
        private static long _asked;

        // Where rows are read by their keys, the words don't matter.
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            if (result.CommandText.Contains(" LIKE ", StringComparison.Ordinal)
                && !result.CommandText.Contains("\"Id\" = ANY (", StringComparison.Ordinal))
            {
                result.CommandText += string.Create(CultureInfo.InvariantCulture, $"\n-- {Interlocked.Increment(ref _asked)}");
            }

            return result;
        }
    }
}

/// <summary>For dotnet-ef.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) => new(PostgreSqlDbContext.Options("Host=none;Database=checkout"));
}
