using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Checkout.Data;
using Checkout.Data.Providers;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Checkout.Testing.SqlServer;

/// <summary>
/// Translates for SQL Server each query that the tests of this process run on another engine. Nothing is executed; a query is
/// translated once, when its own engine compiles it. What was taken is checked by the last test of a project.
/// </summary>
public sealed class SqlServerShadow
{
    private readonly ConcurrentDictionary<string, TSqlStatement> _taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _asked = new(StringComparer.Ordinal);

    // One pool for all queries: making one for each costs as much as translating it.
    private static readonly CheckoutDbContexts Translating = Contexts(command => _take!(command));

    [ThreadStatic]
    private static Action<DbCommand>? _take;

    /// <summary>What the tests of this process have asked so far.</summary>
    public static SqlServerShadow OfThisRun { get; } = new();

    public IReadOnlyCollection<TSqlStatement> Statements => [.. _taken.Values];

    /// <summary>Queries that have no translation for SQL Server, and why.</summary>
    public IReadOnlyCollection<string> Untranslatable => [.. _failed.Keys];

    /// <summary>Contexts on the SQL Server provider that find nothing, write nothing, and hand each command over. Synchronous use
    /// only.</summary>
    public static CheckoutDbContexts Contexts(Action<DbCommand> take) => new CheckoutDbContexts<SqlServerDbContext>(
        new DatabaseOptions { Provider = DatabaseProvider.SqlServer }, TestAuditKey.For(new DatabaseOptions()),
        () => new DbContextOptionsBuilder<SqlServerDbContext>(SqlServerDbContext.Options("Server=none;Database=checkout"))
            .AddInterceptors(new SuppressedExecution(take)).Options);

    /// <summary>Translates a query that another engine is about to compile.</summary>
    /// <param name="query">The query with its parameters extracted.</param>
    /// <param name="result">What running it yields, as EF asks for it: a value, a sequence, or either of them asynchronously.</param>
    public void Translate(Expression query, Type result, AccountScope scope, IReadOnlyDictionary<string, object?> parameters)
    {
        // SQL of one engine’s own is checked where each engine’s is.
        if (RawSql.IsIn(query) || !_asked.TryAdd(Shape(query, result, scope, parameters), 0))
        {
            return;
        }

        var origin = Origin();
        var taken = 0;
        using var db = scope.IsUnscoped ? Translating.Unscoped() : Translating.ForScope(scope);
        var outer = _take;
        _take = command =>
        {
            taken++;
            _taken.TryAdd(command.CommandText, TSqlStatement.Of(command, origin));
        };
        try
        {
            Execute(db, new Transplant(db, parameters).Visit(query), Synchronous(result));
        }
        catch (InvalidOperationException) when (taken > 0)
        {
            // One row was asked for and none was found; the command was taken all the same.
        }
        catch (Exception failed)
        {
            _failed.TryAdd($"{failed.Message}\n  from {origin}", 0);
        }
        finally
        {
            _take = outer;
        }
    }

    private static void Execute(CheckoutDbContext db, Expression query, Type result)
    {
        var execute = typeof(IQueryProvider).GetMethods()
            .Single(method => method.Name == nameof(IQueryProvider.Execute) && method.IsGenericMethod);
        var rows = execute.MakeGenericMethod(result)
            .Invoke(db.GetService<IAsyncQueryProvider>(), BindingFlags.DoNotWrapExceptions, null, [query], null);
        if (rows is System.Collections.IEnumerable sequence and not string)
        {
            foreach (var _ in sequence)
            {
                // Nothing is ever found; the command goes out at the first look.
            }
        }
    }

    /// <summary>What the translation depends on. Each engine compiles a query for itself, and each kind of scope; for SQL Server once is
    /// enough.</summary>
    private static string Shape(Expression query, Type result, AccountScope scope, IReadOnlyDictionary<string, object?> parameters) =>
        $"{ExpressionPrinter.Print(query)} {Synchronous(result)} {scope.IsUnscoped} "
            + $"{string.Join(' ', parameters.Where(given => given.Value is null).Select(given => given.Key))}";

    private static Type Synchronous(Type result) => result switch
    {
        { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(Task<>) => result.GetGenericArguments()[0],
        { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) =>
        typeof(IEnumerable<>).MakeGenericType(result.GetGenericArguments()),
        _ => result,
    };

    /// <summary>The nearest type of ours on the way to the query.</summary>
    private static string Origin()
    {
        var ours = new StackTrace().GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType?.FullName?.Split('+')[0])
            .Where(type => type is not null && type.StartsWith("Checkout.", StringComparison.Ordinal)
                && !type.StartsWith(typeof(SqlServerShadow).Namespace!, StringComparison.Ordinal));
        return ours.FirstOrDefault() ?? "an unknown place";
    }

    private sealed class RawSql : ExpressionVisitor
    {
        private bool _found;

        public static bool IsIn(Expression query)
        {
            var search = new RawSql();
            search.Visit(query);
            return search._found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            _found |= node.GetType().Name is "FromSqlQueryRootExpression" or "SqlQueryRootExpression";
            return node is QueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}
