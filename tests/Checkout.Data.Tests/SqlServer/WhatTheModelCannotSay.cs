using Checkout.Data.Verification;
using Checkout.Testing.SqlServer;

namespace Checkout.Data.Tests.SqlServer;

/// <summary>The triggers that keep the tallies, and what counts everything again, are good T-SQL over the schema.</summary>
[Trait("Acceptance", "S2")]
public sealed class WhatTheModelCannotSay
{
    [Fact]
    public void Fits_the_schema()
    {
        using var db = SqlServerSchema.Offline();
        var statements = DatabaseObjects.Statements(db).Select(sql => new TSqlStatement(sql, "", "DatabaseObjects")).ToList();

        Assert.Equal(13, statements.Count(statement => statement.Sql.Contains("CREATE TRIGGER", StringComparison.Ordinal)));
        using var check = SqlServerSchema.NewCheck();
        Assert.Equal([], check.ProblemsOf(statements));
    }

    [Fact, Trait("Acceptance", "O4")]
    public void Laws_fit_the_schema()
    {
        using var check = SqlServerSchema.NewCheck();

        Assert.Equal([], check.ProblemsOf([.. Laws.All.Select(law => new TSqlStatement(law.Sql, "", law.Name)),
            new TSqlStatement(DataVerification.Evidence, "", "evidence")]));
    }

    [Fact]
    public void Is_refused_where_it_names_what_is_not_there()
    {
        using var check = SqlServerSchema.NewCheck();

        Assert.NotEmpty(check.ProblemsOf([new TSqlStatement(
            """CREATE TRIGGER "T" ON "Invoices" AFTER INSERT AS BEGIN UPDATE "Tallies" SET "Cuont" = 1; END""", "", "here")]));
    }
}
