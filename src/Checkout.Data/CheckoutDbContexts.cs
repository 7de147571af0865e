using System.Data.Common;
using Checkout.Data.Audit;
using Checkout.Data.Providers;

namespace Checkout.Data;

/// <summary>Hands out contexts, always with a scope. Scoped and unscoped contexts come from pools of their own: their models
/// differ. Disposing it closes the connections that idle contexts keep.</summary>
public abstract class CheckoutDbContexts : IDisposable
{
    /// <summary>A context that sees one account.</summary>
    public CheckoutDbContext ForAccount(Guid accountId) => ForScope(AccountScope.Of(accountId));

    /// <summary>A context that sees what the scope says, also when it is entered later.</summary>
    public abstract CheckoutDbContext ForScope(AccountScope scope);

    /// <summary>For jobs, feed, command line and the look-up of memberships only.</summary>
    public abstract CheckoutDbContext Unscoped();

    /// <summary>A context that knows no table, for what EF Core knows of a database: whatever any other is asked for, its connection even,
    /// it builds its model first.</summary>
    public abstract CheckoutDbContext Modelless();

    /// <summary>Which database it is.</summary>
    public abstract DatabaseOptions Options { get; }

    /// <summary>A connection without a context, not open yet.</summary>
    public abstract DbConnection Connect();

    public abstract void Dispose();

    /// <param name="options">Which database.</param>
    /// <param name="key">Seals audit entries; read when the first is saved.</param>
    public static CheckoutDbContexts For(DatabaseOptions options, AuditKey key) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new CheckoutDbContexts<SqliteDbContext>(options, key,
            () => SqliteDbContext.Options(options.ConnectionString)),
        DatabaseProvider.PostgreSql => new CheckoutDbContexts<PostgreSqlDbContext>(options, key,
            () => PostgreSqlDbContext.Options(options.ConnectionString)),
        DatabaseProvider.SqlServer => new CheckoutDbContexts<SqlServerDbContext>(options, key,
            () => SqlServerDbContext.Options(options.ConnectionString)),
        _ => throw new InvalidOperationException($"Unknown database provider {options.Provider}."),
    };
}

/// <summary>The pools of one database.</summary>
/// <param name="options">How EF Core works on it; asked when the first context is.</param>
/// <param name="connect">What stands in for the driver’s own connection.</param>
public sealed class CheckoutDbContexts<TContext>(DatabaseOptions database, AuditKey key, Func<DbContextOptions<TContext>> options,
    Func<DbConnection>? connect = null) : CheckoutDbContexts
    where TContext : CheckoutDbContext
{
    private readonly IdleContexts<TContext> _scoped = new(options);
    private readonly IdleContexts<TContext> _unscoped = new(options);
    private readonly Lazy<DbContextOptions<TContext>> _modelless = new(() =>
        new DbContextOptionsBuilder<TContext>(options()).UseModel(new ModelBuilder().FinalizeModel()).Options);

    public override DatabaseOptions Options => database;

    public override DbConnection Connect() => connect?.Invoke() ?? database.Connect();

    public override CheckoutDbContext ForScope(AccountScope scope) => Lease(_scoped, scope);

    public override CheckoutDbContext Unscoped() => Lease(_unscoped, AccountScope.Unscoped);

    public override CheckoutDbContext Modelless() => (TContext)Activator.CreateInstance(typeof(TContext), _modelless.Value)!;

    public override void Dispose()
    {
        _scoped.Dispose();
        _unscoped.Dispose();
    }

    private CheckoutDbContext Lease(IdleContexts<TContext> idle, AccountScope scope)
    {
        var db = idle.Lease();
        db.Scope = scope;
        db.AuditKey = key;
        return db;
    }
}
