using System.Data.Common;
using Checkout.Data;
using Checkout.Data.Providers;
using Checkout.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Forms;

/// <summary>
/// Lets a browser go away in the middle of its next request: before a certain command to the database, or while the transaction is
/// committed. The portal is told in the way in which a server tells it, and goes on or gives up as it does then.
/// </summary>
internal sealed class DroppedConnections : DbCommandInterceptor, IDbTransactionInterceptor, IStartupFilter
{
    /// <summary>So many commands are carried out before.</summary>
    public const int AtCommit = -1;

    private static readonly AsyncLocal<Drop?> Current = new();

    private int? _next;

    /// <summary>The next request is given up.</summary>
    /// <param name="before">Before which command; <see cref="AtCommit"/> for the end of the transaction.</param>
    public void DropNext(int before) => _next = before;

    public void AddTo(IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<IStartupFilter>(this);
        services.AddSingleton<CheckoutDbContexts>(new CheckoutDbContexts<SqliteDbContext>(database, TestAuditKey.For(database),
            () => new DbContextOptionsBuilder<SqliteDbContext>(SqliteDbContext.Options(database.ConnectionString))
                .AddInterceptors(this).Options));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            using var gone = new CancellationTokenSource();
            if (_next is { } before)
            {
                _next = null;
                http.RequestAborted = gone.Token;
                Current.Value = new Drop(gone) { Before = before };
            }

            await rest(http);
        });
        next(app);
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Current.Value?.Count();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Current.Value?.Count();
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Current.Value is { Before: AtCommit } drop)
        {
            drop.Away.Cancel();
        }

        return ValueTask.FromResult(result);
    }

    private sealed record Drop(CancellationTokenSource Away)
    {
        private int _commands;

        public required int Before { get; init; }

        public void Count()
        {
            if (_commands++ == Before)
            {
                Away.Cancel();
            }
        }
    }
}
