using System.Linq.Expressions;
using Checkout.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Testing.SqlServer;

/// <summary>Compiles queries as usual, and lets SQL Server's provider translate each of them too.</summary>
// EF has no public place where a query can be seen together with its parameters; should this one move, a test project stops building.
#pragma warning disable EF1001
internal sealed class ShadowingQueryCompiler(
    IQueryContextFactory contexts,
    ICompiledQueryCache cache,
    ICompiledQueryCacheKeyGenerator keys,
    IDatabase database,
    IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Query> logger,
    ICurrentDbContext current,
    IEvaluatableExpressionFilter filter,
    IModel model)
    : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
{
    private readonly ICurrentDbContext _current = current;
    private Dictionary<string, object?> _parameters = [];

    public override Expression ExtractParameters(
        Expression query, Dictionary<string, object?> parameters,
        IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Query> logger, bool compiledQuery = false,
        bool generateContextAccessors = false)
    {
        _parameters = parameters;
        return base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
    }

    public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
    {
        SqlServerShadow.OfThisRun.Translate(query, typeof(TResult), ((CheckoutDbContext)_current.Context).Scope, _parameters);
        return base.CompileQueryCore<TResult>(database, query, model, async);
    }
}
#pragma warning restore EF1001
