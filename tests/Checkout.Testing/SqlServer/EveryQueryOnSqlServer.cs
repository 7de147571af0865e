using Xunit;

namespace Checkout.Testing.SqlServer;

/// <summary>
/// The last test of a project: whatever its tests asked SQLite or PostgreSQL must be good T-SQL over SQL Server's schema too.
/// A project derives it into the collection <see cref="RunsLast.Collection"/>.
/// </summary>
public abstract class EveryQueryOnSqlServer
{
    [SkippableFact]
    [Trait("Acceptance", "S2")]
    public async Task Every_query_that_these_tests_ran_compiles_for_SQL_Server()
    {
        var shadow = SqlServerShadow.OfThisRun;
        Skip.If(shadow.Statements.Count == 0, "None of the tests that ran asked a database.");
        var statements = shadow.Statements.OrderBy(statement => statement.Origin, StringComparer.Ordinal).ToList();
        await File.WriteAllLinesAsync(
            Path.Combine(Artifacts.Folder("sqlserver"), $"{GetType().Assembly.GetName().Name}.sql"),
            statements.Select(statement => $"-- {statement.Origin}\n{statement.Sql};\n"));

        using var check = SqlServerSchema.NewCheck();
        Assert.Equal([], [.. shadow.Untranslatable, .. check.ProblemsOf(statements)]);
    }
}
