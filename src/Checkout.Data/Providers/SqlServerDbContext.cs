using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Checkout.Data.Providers;

/// <summary>SQL Server, the default for production. Compatibility level 150 is that of SQL Server 2019.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : CheckoutDbContext(options)
{
    private const int UniqueConstraint = 2627;
    private const int UniqueIndex = 2601;

    public static DbContextOptions<SqlServerDbContext> Options(string connectionString) => new DbContextOptionsBuilder<SqlServerDbContext>()
        .UseSqlServer(connectionString,
            server => server.UseCompatibilityLevel(150).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ReplaceService<IModelCacheKeyFactory, ScopedModels>()
        .Options;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueConstraint or UniqueIndex };

    /// <summary>Only this level also keeps new rows out; what is read is locked for as long as the reading lasts.</summary>
    public override async Task<StateReading> BeginReadingAsync(CancellationToken cancellation) =>
        new(await Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation));
}

/// <summary>For dotnet-ef.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) => new(SqlServerDbContext.Options("Server=none;Database=checkout"));
}
