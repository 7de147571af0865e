using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Checkout.Data.Providers;

/// <summary>
/// Keeps the statements of queries and changes that a connection to SQLite has prepared: to parse and plan one anew takes longer than most
/// of them run. One that is kept has ended: it holds no lock and no state, and its next execution reads what is committed then.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    // All pages together ask some three hundred.
    private const int Most = 500;

    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, Statement>> Idle = [];

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData,
        InterceptionResult<DbCommand> result) =>
        eventData.CommandSource is CommandSource.LinqQuery or CommandSource.SaveChanges or CommandSource.ExecuteUpdate
            or CommandSource.ExecuteDelete or CommandSource.FromSqlQuery
            ? InterceptionResult<DbCommand>.SuppressWithResult(
                new Statement { CommandTimeout = ((SqliteConnection)eventData.Connection).DefaultTimeout })
            : result;

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not Statement asked)
        {
            return result;
        }

        var connection = (SqliteConnection)eventData.Connection;
        if (!Idle.GetValue(connection, New).Remove(asked.CommandText, out var kept))
        {
            asked.Connection = connection;
            return asked;
        }

        kept.Transaction = asked.Transaction;
        kept.CommandTimeout = asked.CommandTimeout;
        kept.Parameters.AddRange(asked.Parameters.Cast<SqliteParameter>());
        return kept;
    }

    private static Dictionary<string, Statement> New(DbConnection connection)
    {
        connection.StateChange += Forget;
        return new(StringComparer.Ordinal);
    }

    // The driver hands the same file handle on to another connection; its statements stay with this one and would read through that.
    private static void Forget(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed && Idle.TryGetValue((DbConnection)sender, out var idle))
        {
            End(idle);
        }
    }

    private static void End(Dictionary<string, Statement> idle)
    {
        foreach (var statement in idle.Values)
        {
            statement.End();
        }

        idle.Clear();
    }

    private sealed class Statement : SqliteCommand
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && DataReader is null && Connection is { State: ConnectionState.Open } connection
                && Idle.TryGetValue(connection, out var idle))
            {
                if (idle.Count >= Most)
                {
                    KeptStatements.End(idle);
                }

                // Two that read at once have one each.
                if (idle.TryAdd(CommandText, this))
                {
                    Transaction = null;
                    Parameters.Clear();
                    return;
                }
            }

            base.Dispose(disposing);
        }

        public void End() => base.Dispose(disposing: true);
    }
}
