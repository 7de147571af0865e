using Checkout.Data;
using Checkout.Data.Audit;
using Checkout.Testing.Databases;
using Checkout.Testing.SqlServer;
using Checkout.Web.Features.SignIn;
using Checkout.Web.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Checkout.Web.Tests.SqlServer;

/// <summary>A start asks in its own words, not by way of EF Core: they are good T-SQL over the schema.</summary>
[Trait("Acceptance", "S2"), Trait("Acceptance", "F6")]
public sealed class WhatAStartAsks
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Fits_the_schema()
    {
        await using var connection = new RecordingConnection(_ => null);
        var contexts = connection.Contexts();

        Assert.True(await new AuditVerification(contexts, TestAuditKey.For(new DatabaseOptions())).FitsAsync(None));
        Assert.Empty(new WrappedKeys(contexts).GetAllElements());
        Assert.False(await new DemoSignIns(contexts, new HostingEnvironment { EnvironmentName = Environments.Production })
            .ArePresentAsync(None));
        foreach (var table in new[] { "Profiles", "AuditHeads", "Accounts" })
        {
            Assert.False(await contexts.HasAnyAsync(table, None));
        }

        var asked = connection.Said.Where(said => said[0] != '[').Select(sql => new TSqlStatement(sql, "", nameof(FirstReading))).ToList();
        Assert.Equal(6, asked.Count);
        using var check = SqlServerSchema.NewCheck();
        Assert.Equal([], check.ProblemsOf(asked));
    }
}
