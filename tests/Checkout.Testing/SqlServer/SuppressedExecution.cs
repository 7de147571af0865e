using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Checkout.Testing.SqlServer;

/// <summary>Lets a context believe that it talks to a database in which nothing is ever found, and hands each command over.</summary>
internal sealed class SuppressedExecution(Action<DbCommand> take) : DbCommandInterceptor, IDbConnectionInterceptor
{
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result)
    {
        take(command);
        return InterceptionResult<DbDataReader>.SuppressWithResult(
            new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture }.CreateDataReader());
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        take(command);
        return InterceptionResult<int>.SuppressWithResult(0);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<object> result)
    {
        take(command);
        return InterceptionResult<object>.SuppressWithResult(DBNull.Value);
    }
}
