using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Checkout.Data.Bulk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Checkout.Data.Providers;

/// <summary>The embedded default: decimals as scaled integers and instants as UTC ticks, because SQLite can neither order nor sum them
/// otherwise at speed.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : CheckoutDbContext(options)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new(StringComparer.Ordinal);

#pragma warning disable EF1001 // See KeptConnection.
    public static DbContextOptions<SqliteDbContext> Options(string connectionString) => new DbContextOptionsBuilder<SqliteDbContext>()
        // A list of keys as one parameter: the statement stays the same whatever the list, and is put together once.
        .UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(new Pragmas(), new KeptStatements())
        .ReplaceService<ISqliteRelationalConnection, KeptConnection>()
        .UseScopedModels()
        .Options;
#pragma warning restore EF1001

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };

    /// <summary>It has waited for the file's lock as long as a command may take.</summary>
    public static DatabaseTrouble TroubleOf(int code) => code is Busy or Locked ? DatabaseTrouble.Busy : DatabaseTrouble.None;

    /// <summary>SQLite has one writer; a queue in the process is faster and fairer than polling for the file's lock.</summary>
    public override async ValueTask<IDisposable?> WriteTurnAsync(CancellationToken cancellation)
    {
        var turns = Turns.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        await turns.WaitAsync(cancellation);
        return new Turn(turns);
    }

    internal override ValueTask<RowSink> BulkInsertAsync(BulkTable table, CancellationToken cancellation) =>
        ValueTask.FromResult<RowSink>(new SqliteRows((SqliteConnection)Database.GetDbConnection(), table));

    /// <summary>There is one writer at a time: whoever becomes it has waited for all others.</summary>
    public override async Task AwaitWritersAsync(CancellationToken cancellation)
    {
        using var turn = await WriteTurnAsync(cancellation);
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A deferred transaction: it takes no lock, and sees the state of its first query.</summary>
    public override async Task<StateReading> BeginReadingAsync(CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        var used = await Database.UseTransactionAsync(transaction, cancellation);
        return new StateReading(used!, new OpenedReading(transaction, this));
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PartialIndexes.Add(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type == typeof(decimal))
            {
                property.SetValueConverter(Scaled(property.GetScale() ?? 4));
            }
            else if (type == typeof(DateTimeOffset))
            {
                property.SetValueConverter(UtcTicks);
            }
        }
    }

    private static readonly ValueConverter<DateTimeOffset, long> UtcTicks = new(instant => instant.UtcTicks,
        ticks => BusinessDay.Nearest(new DateTimeOffset(ticks, TimeSpan.Zero)));

    private static ValueConverter<decimal, long> Scaled(int scale)
    {
        var factor = 1m;
        for (var i = 0; i < scale; i++)
        {
            factor *= 10m;
        }

        return new ValueConverter<decimal, long>(value => (long)(value * factor), scaled => scaled / factor);
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }

    private sealed class OpenedReading(SqliteTransaction transaction, SqliteDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Sets a new connection up.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Text = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-8192;";

        // The pool hands the same connection out again and again, and what was set stays.
        private static readonly ConditionalWeakTable<object, object> Set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (IsNew(connection))
            {
                using var command = connection.CreateCommand();
                command.CommandText = Text;
                command.ExecuteNonQuery();
            }
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
            CancellationToken cancellation = default)
        {
            if (IsNew(connection))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = Text;
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }

        private static bool IsNew(DbConnection connection) =>
            ((SqliteConnection)connection).Handle is { } handle && Set.TryAdd(handle, handle);
    }
}

/// <summary>For dotnet-ef.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) => new(SqliteDbContext.Options("Data Source=:memory:"));
}
