using Checkout.Data.Providers;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.SqlServer;

/// <summary>The check that stands in for a server must itself be able to fail.</summary>
public sealed class TheOfflineCheck(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Schema = "CREATE TABLE [Invoices] ([Id] int NOT NULL PRIMARY KEY, [Total] decimal(19, 4) NOT NULL);";

    [Theory]
    [InlineData("SELECT i.[Total] FROM [Invoices] AS i WHERE i.[Id] = @id")]
    [InlineData("UPDATE i SET i.[Total] = 1 FROM [Invoices] AS i WHERE i.[Id] = @id")]
    [InlineData("SET NOCOUNT ON; DELETE FROM [Invoices] OUTPUT 1 WHERE [Id] = @id;")]
    public void Lets_good_statements_pass(string sql)
    {
        using var check = new TSqlCheck(Schema);

        Assert.Equal([], check.ProblemsOf([new TSqlStatement(sql, "@id int", "a test")]));
    }

    [Theory]
    [InlineData("SELECT i.[Totl] FROM [Invoices] AS i", "Totl")]
    [InlineData("UPDATE [Invoices] SET [Totl] = 1", "Totl")]
    [InlineData("SELECT i.[Total] FROM [Invoicez] AS i", "Invoicez")]
    [InlineData("SELECT i.[Total] FROM [Invoices] AS i WHERE [dbo].[Nope](i.[Id]) = 1", "Nope")]
    [InlineData("SELECT i.[Total] FROM [Invoices] AS i LIMIT 5", "LIMIT")]
    [InlineData("SELECT @unknown", "@unknown")]
    public void Finds_what_the_schema_does_not_have_and_says_where_it_comes_from(string sql, string named)
    {
        using var check = new TSqlCheck(Schema);

        var problems = check.ProblemsOf([new TSqlStatement(sql, "@id int", "a test"), new TSqlStatement("SELECT 1", "", "another")]);

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Contains("from a test", problem, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [SkippableTheory, EveryEngine]
    public async Task Sees_each_query_that_runs_on_another_engine(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        await using var db = database.Contexts.ForAccount(Guid.NewGuid());
        string[] numbers = ["INV-1", "INV-2"];
        _ = await db.Invoices.Where(invoice => numbers.Contains(invoice.Number)).OrderByDescending(invoice => invoice.DueOn)
            .Select(invoice => invoice.Slug + "seen").Skip(2).Take(7).ToListAsync();
        _ = await db.Invoices.CountAsync(invoice => invoice.Slug + "counted" == "x");
        _ = await db.NumberSeries.Where(series => series.Key == "seen")
            .ExecuteUpdateAsync(update => update.SetProperty(series => series.Last, series => series.Last + 97));

        var seen = SqlServerShadow.OfThisRun.Statements.Where(statement => statement.Origin.Contains(nameof(TheOfflineCheck),
            StringComparison.Ordinal)).ToList();
        Assert.Contains(seen, statement => statement.Sql.Contains("FETCH NEXT", StringComparison.Ordinal)
            && statement.Sql.Contains("N'seen'", StringComparison.Ordinal)
            && statement.Sql.Contains("[AccountId] = @", StringComparison.Ordinal));
        Assert.Contains(seen, statement => statement.Sql.Contains("COUNT(*)", StringComparison.Ordinal)
            && statement.Sql.Contains("N'counted'", StringComparison.Ordinal));
        Assert.Contains(seen, statement => statement.Sql.StartsWith("UPDATE", StringComparison.Ordinal)
            && statement.Sql.Contains("97", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_a_query_that_SQL_Server_has_no_words_for()
    {
        var shadow = new SqlServerShadow();
        using var db = new PostgreSqlDbContext(PostgreSqlDbContext.Options("Host=none"));

        shadow.Translate(db.Invoices.Where(invoice => EF.Functions.ILike(invoice.Number, "inv%")).Expression,
            typeof(IEnumerable<Domain.Invoices.Invoice>), db.Scope, new Dictionary<string, object?>());

        Assert.Contains("ILike", Assert.Single(shadow.Untranslatable), StringComparison.Ordinal);
        Assert.Empty(shadow.Statements);
    }
}
