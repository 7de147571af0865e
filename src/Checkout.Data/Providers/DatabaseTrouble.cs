using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Checkout.Data.Providers;

/// <summary>What a failure of the database means for the work that met it.</summary>
public enum DatabaseTrouble
{
    /// <summary>It is not the database's, or the same work would fail again.</summary>
    None,

    /// <summary>A deadlock, a lost connection, a server that changes over: the same work may succeed when it is done again.</summary>
    Passing,

    /// <summary>Somebody else changed the same for longer than one waits.</summary>
    Busy,

    /// <summary>It did not answer in time.</summary>
    Slow,

    /// <summary>It can't be reached, or lets nobody in.</summary>
    Away,
}

/// <summary>Tells what a failure means, however deep EF or a driver wrapped it: by the numbers that each database has for it.</summary>
public static class DatabaseTroubles
{
    private const byte LostConnection = 20;

    public static DatabaseTrouble Of(Exception exception)
    {
        var (trouble, isDatabases) = (DatabaseTrouble.None, false);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException)
            {
                return DatabaseTrouble.None;
            }

            // The first one that is known counts: what is within only says how it came about.
            trouble = trouble is not DatabaseTrouble.None ? trouble : cause switch
            {
                AccountBusyException => DatabaseTrouble.Busy,
                // Off Windows the driver has no number for a connection that was closed on it.
                SqlException { Number: 0, Class: >= LostConnection, InnerException: null } => DatabaseTrouble.Passing,
                SqlException sql => SqlServerDbContext.TroubleOf(sql.Number),
                PostgresException postgres => PostgreSqlDbContext.TroubleOf(postgres.SqlState),
                SqliteException sqlite => SqliteDbContext.TroubleOf(sqlite.SqliteErrorCode),
                DbException { IsTransient: true, InnerException: not TimeoutException } => DatabaseTrouble.Passing,
                TimeoutException => DatabaseTrouble.Slow,
                SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } =>
                    DatabaseTrouble.Passing,
                SocketException or RetryLimitExceededException => DatabaseTrouble.Away,
                _ => DatabaseTrouble.None,
            };
            isDatabases |= cause is DbException or DbUpdateException or RetryLimitExceededException or AccountBusyException
                || (cause is InvalidOperationException && cause.Source is { } source
                    && (source.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                        || source.StartsWith("Npgsql", StringComparison.Ordinal)));
        }

        // A mail server or a payment provider that is away is reported by its own feature.
        return isDatabases ? trouble : DatabaseTrouble.None;
    }
}
