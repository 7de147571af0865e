using Checkout.Data;
using Checkout.Testing.Databases;
using Checkout.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Checkout.Testing.SqlServer;

/// <summary>Contexts for tests: as the product makes them, with SQL Server's provider looking over the shoulder.</summary>
public static class ShadowedContexts
{
    /// <summary>False for a project whose queries the tests of another ask as well.</summary>
    public static bool AreShadowed { get; set; } = true;

    public static CheckoutDbContexts For(DatabaseOptions options) => options.Provider switch
    {
        _ when !AreShadowed => CheckoutDbContexts.For(options, TestAuditKey.For(options)),
        DatabaseProvider.Sqlite => new CheckoutDbContexts<SqliteDbContext>(options, TestAuditKey.For(options),
            () => Shadowed(SqliteDbContext.Options(options.ConnectionString))),
        DatabaseProvider.PostgreSql => new CheckoutDbContexts<PostgreSqlDbContext>(options, TestAuditKey.For(options),
            () => Shadowed(PostgreSqlDbContext.Options(options.ConnectionString))),
        _ => CheckoutDbContexts.For(options, TestAuditKey.For(options)),
    };

    private static DbContextOptions<TContext> Shadowed<TContext>(DbContextOptions<TContext> options)
        where TContext : CheckoutDbContext =>
#pragma warning disable EF1001 // See ShadowingQueryCompiler.
        new DbContextOptionsBuilder<TContext>(options).ReplaceService<IQueryCompiler, ShadowingQueryCompiler>().Options;
#pragma warning restore EF1001
}
