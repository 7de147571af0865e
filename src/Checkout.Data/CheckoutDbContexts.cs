using Checkout.Data.Audit;
using Checkout.Data.Providers;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Checkout.Data;

/// <summary>Hands out contexts, always with a scope. Scoped and unscoped contexts come from pools of their own: their models
/// differ.</summary>
public abstract class CheckoutDbContexts
{
    /// <summary>A context that sees one account.</summary>
    public CheckoutDbContext ForAccount(Guid accountId) => ForScope(AccountScope.Of(accountId));

    /// <summary>A context that sees what the scope says, also when it is entered later.</summary>
    public abstract CheckoutDbContext ForScope(AccountScope scope);

    /// <summary>For jobs, feed, command line and the look-up of memberships only.</summary>
    public abstract CheckoutDbContext Unscoped();

    /// <summary>A context that knows no table, for <see cref="FirstReading"/>: whatever any other is asked for, its connection even, it
    /// builds its model first.</summary>
    public abstract CheckoutDbContext Modelless();

    /// <param name="options">Which database.</param>
    /// <param name="key">Seals audit entries; read when the first is saved.</param>
    public static CheckoutDbContexts For(DatabaseOptions options, AuditKey key) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new CheckoutDbContexts<SqliteDbContext>(SqliteDbContext.Options(options.ConnectionString), key),
        DatabaseProvider.PostgreSql =>
        new CheckoutDbContexts<PostgreSqlDbContext>(PostgreSqlDbContext.Options(options.ConnectionString), key),
        DatabaseProvider.SqlServer => new CheckoutDbContexts<SqlServerDbContext>(SqlServerDbContext.Options(options.ConnectionString), key),
        _ => throw new InvalidOperationException($"Unknown database provider {options.Provider}."),
    };
}

/// <summary>The pools of one database.</summary>
public sealed class CheckoutDbContexts<TContext>(DbContextOptions<TContext> options, AuditKey key) : CheckoutDbContexts
    where TContext : CheckoutDbContext
{
    private const int PoolSize = 128;

    private readonly PooledDbContextFactory<TContext> _scoped = new(options, PoolSize);
    private readonly PooledDbContextFactory<TContext> _unscoped = new(options, PoolSize);
    private readonly DbContextOptions<TContext> _modelless =
        new DbContextOptionsBuilder<TContext>(options).UseModel(new ModelBuilder().FinalizeModel()).Options;

    public override CheckoutDbContext ForScope(AccountScope scope) => Lease(_scoped, scope);

    public override CheckoutDbContext Unscoped() => Lease(_unscoped, AccountScope.Unscoped);

    public override CheckoutDbContext Modelless() => (TContext)Activator.CreateInstance(typeof(TContext), _modelless)!;

    private TContext Lease(PooledDbContextFactory<TContext> pool, AccountScope scope)
    {
        var db = pool.CreateDbContext();
        db.Scope = scope;
        db.AuditKey = key;
        return db;
    }
}
