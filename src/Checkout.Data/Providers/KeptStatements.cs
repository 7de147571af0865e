using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Checkout.Data.Providers;

/// <summary>
/// Keeps the statements that a connection has prepared: SQLite parses and plans each anew otherwise, which costs more than most of them take
/// to run. A statement goes with its connection, so connections of pooled contexts stay open (<see cref="KeptConnections"/>).
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    private const int MostKept = 300;

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, KeptCommand>> Idle = [];

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData,
        InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new KeptCommand { Connection = (SqliteConnection)eventData.Connection });

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        var idle = Idle.GetOrCreateValue(eventData.Connection);
        if (!idle.Remove(result.CommandText, out var kept))
        {
            return result;
        }

        kept.Transaction = (SqliteTransaction?)result.Transaction;
        kept.CommandTimeout = result.CommandTimeout;
        kept.Parameters.Clear();
        kept.Parameters.AddRange(result.Parameters.Cast<SqliteParameter>());
        return kept;
    }

    private sealed class KeptCommand : SqliteCommand
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && Connection is { State: System.Data.ConnectionState.Open } connection
                && Idle.GetOrCreateValue(connection) is { Count: < MostKept } idle && idle.TryAdd(CommandText, this))
            {
                Transaction = null;
                return;
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>Leaves a connection open for as long as its context is in the pool.</summary>
internal sealed class KeptConnections : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData,
        InterceptionResult result) => ValueTask.FromResult(InterceptionResult.Suppress());
}
