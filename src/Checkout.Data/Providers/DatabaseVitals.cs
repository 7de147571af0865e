using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Data.Providers;

/// <summary>Why a database can't be worked with, as its server tells it.</summary>
public enum DatabaseRefusal
{
    /// <summary>Nobody answers at its address, or not in time.</summary>
    Unreachable,

    /// <summary>Its server answers, and has no such database; or there is no such file.</summary>
    Missing,

    /// <summary>Its server does not accept who asks.</summary>
    SignIn,

    /// <summary>Its file can't be written.</summary>
    ReadOnly,
}

/// <summary>What a database server says of itself, in the words of each.</summary>
public static class DatabaseVitals
{
    private const int ReadOnlyFile = 8;
    private const int LoginFailed = 18456;
    private const int CannotOpenDatabase = 4060;
    private const int OldestPostgreSql = 15;
    private const int OldestSqlServer = 15; // SQL Server 2019

    // The migrations' own table is only read, and the sealed activity only added to.
    private const string PostgreSqlRights = """
        SELECT c.relname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY (current_schemas(false)) AND NOT (has_table_privilege(c.oid, 'SELECT')
          AND (c.relname = '__EFMigrationsHistory' OR (has_table_privilege(c.oid, 'INSERT')
            AND (c.relname = 'AuditEntries' OR (has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))))))
        ORDER BY 1
        """;

    /// <summary>The same on SQL Server.</summary>
    public const string SqlServerRights = """
        SELECT t.name FROM sys.tables AS t
        CROSS APPLY (SELECT QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name) AS full_name) AS n
        WHERE t.is_ms_shipped = 0 AND NOT (HAS_PERMS_BY_NAME(n.full_name, N'OBJECT', N'SELECT') = 1
          AND (t.name = N'__EFMigrationsHistory' OR (HAS_PERMS_BY_NAME(n.full_name, N'OBJECT', N'INSERT') = 1
            AND (t.name = N'AuditEntries' OR (HAS_PERMS_BY_NAME(n.full_name, N'OBJECT', N'UPDATE') = 1
              AND HAS_PERMS_BY_NAME(n.full_name, N'OBJECT', N'DELETE') = 1)))))
        ORDER BY t.name
        """;

    /// <summary>Opens a connection.</summary>
    /// <returns>Why that is not possible, and what the server said; null where it is.</returns>
    public static async Task<(DatabaseRefusal Why, string Said)?> RefusalAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        try
        {
            // SQLite would make the file.
            if (db is SqliteDbContext && db.Database.GetDbConnection().DataSource is var file && Path.IsPathRooted(file)
                && !File.Exists(file))
            {
                return (DatabaseRefusal.Missing, file);
            }

            await db.Database.OpenConnectionAsync(cancellation);
            return null;
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException or System.Net.Sockets.SocketException
            or TimeoutException or IOException || exception is DbException)
        {
            return (exception switch
            {
                PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } or SqlException { Number: CannotOpenDatabase } =>
                    DatabaseRefusal.Missing,
                PostgresException
                {
                    SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                    or PostgresErrorCodes.InsufficientPrivilege
                } or SqlException { Number: LoginFailed } => DatabaseRefusal.SignIn,
                SqliteException { SqliteErrorCode: ReadOnlyFile } => DatabaseRefusal.ReadOnly,
                _ => DatabaseRefusal.Unreachable,
            }, exception.GetBaseException().Message);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The version that a server says it has, where that is older than what Checkout is made for; else null.</summary>
    public static async Task<string?> TooOldAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var version = db.Database.GetDbConnection().ServerVersion;
        await db.Database.CloseConnectionAsync();
        return IsTooOld(db, version) ? version : null;
    }

    /// <param name="version">As the driver tells it, such as <c>16.4 (Debian 16.4-1)</c> or <c>15.00.4385</c>.</param>
    public static bool IsTooOld(CheckoutDbContext db, string version) =>
        int.TryParse(version.AsSpan(0, version.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : version.Length),
            CultureInfo.InvariantCulture, out var major)
        && db switch
        {
            PostgreSqlDbContext => major < OldestPostgreSql,
            SqlServerDbContext => major < OldestSqlServer,
            _ => false,
        };

    /// <summary>The tables of which whoever is signed in may not read and write what the portal reads and writes; of a SQLite file, the
    /// file.</summary>
    public static async Task<IReadOnlyList<string>> WithoutRightsAsync(CheckoutDbContext db, CancellationToken cancellation)
    {
        if (db is not SqliteDbContext)
        {
            return await db.ReadAsync(db is SqlServerDbContext ? SqlServerRights : PostgreSqlRights, row => row.GetString(0),
                cancellation);
        }

        try
        {
            await db.CommandAsync("BEGIN IMMEDIATE; ROLLBACK", command => command.ExecuteNonQueryAsync(cancellation), cancellation);
            return [];
        }
        catch (SqliteException refused) when (DatabaseTroubles.Of(refused) is DatabaseTrouble.None)
        {
            return [db.Database.GetDbConnection().DataSource];
        }
        catch (SqliteException)
        {
            // Somebody else writes, so one may.
            return [];
        }
    }

    /// <summary>What time it is for the server; null where the database is a file.</summary>
    public static async Task<DateTimeOffset?> ClockAsync(CheckoutDbContext db, CancellationToken cancellation) => db is SqliteDbContext ? null
        : new DateTimeOffset(DateTime.SpecifyKind((await db.ReadAsync(
            db is SqlServerDbContext ? "SELECT SYSUTCDATETIME()" : "SELECT clock_timestamp() AT TIME ZONE 'UTC'",
            row => row.GetDateTime(0), cancellation))[0], DateTimeKind.Utc));
}
