using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Checkout.Data.Providers;

/// <summary>PostgreSQL.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CheckoutDbContext(options)
{
    public static DbContextOptions<PostgreSqlDbContext> Options(string connectionString) => new DbContextOptionsBuilder<PostgreSqlDbContext>()
        .UseNpgsql(connectionString)
        .ReplaceService<IModelCacheKeyFactory, ScopedModels>()
        .Options;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

/// <summary>For dotnet-ef.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) => new(PostgreSqlDbContext.Options("Host=none;Database=checkout"));
}
