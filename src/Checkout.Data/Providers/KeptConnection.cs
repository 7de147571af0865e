using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Checkout.Data.Providers;

/// <summary>
/// Stays open for as long as its context waits for its next lease. With each closing and opening the driver takes EF Core's functions off
/// the connection and puts them on again, which takes longer than a query of a page and forgets every <see cref="KeptStatements"/>.
/// </summary>
#pragma warning disable EF1001 // The connection of EF Core's provider, which is the only place that knows when it closes.
internal sealed class KeptConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands,
    IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    protected override void CloseDbConnection()
    {
        if (IsLeftInATransaction)
        {
            base.CloseDbConnection();
        }
    }

    protected override Task CloseDbConnectionAsync() => IsLeftInATransaction ? base.CloseDbConnectionAsync() : Task.CompletedTask;

    // EF Core closes it after those that it has begun itself.
    private bool IsLeftInATransaction => ((SqliteConnection)DbConnection).Handle is { IsInvalid: false } open
        && raw.sqlite3_get_autocommit(open) == 0;
}
