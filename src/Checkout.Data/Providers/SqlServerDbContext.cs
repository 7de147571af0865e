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
        .UseScopedModels()
        .Options;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueConstraint or UniqueIndex };

    /// <summary>SqlException.IsTransient is always false: its numbers say it (dotnet/SqlClient#649).</summary>
    public static DatabaseTrouble TroubleOf(int number) => number switch
    {
        // Deadlock, snapshot conflict; a connection that broke; a server that changes over or has too much to do.
        1205 or 3960 or 20 or 64 or 121 or 233 or 10053 or 10054 or 10060 or 10928 or 10929 or 40197 or 40501 or 40613
            or (>= 49918 and <= 49920) => DatabaseTrouble.Passing,
        1222 => DatabaseTrouble.Busy,
        -2 => DatabaseTrouble.Slow,

        // Not reached, or not let in, as while a database recovers.
        2 or 53 or 11001 or 4060 or 18401 or 18456 => DatabaseTrouble.Away,
        _ => DatabaseTrouble.None,
    };

    /// <summary>Only this level also keeps new rows out; what is read is locked for as long as the reading lasts.</summary>
    public override async Task<StateReading> BeginReadingAsync(CancellationToken cancellation) =>
        new(await Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation));
}

/// <summary>For dotnet-ef.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) => new(SqlServerDbContext.Options("Server=none;Database=checkout"));
}
