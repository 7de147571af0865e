using System.Text.Json;
using Checkout.Data.Tests.Commands;
using Checkout.Domain.Audit;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Privacy;

/// <summary>A person asks what is kept, and then to be forgotten. The books and the sealed activity stay in order.</summary>
[Trait("Acceptance", "O4")]
public sealed class ErasingAPerson
{
    private const string Person = "billing@acme.example";

    [SkippableTheory, EveryEngine]
    public async Task Leaves_no_trace_but_the_evidence_and_every_law_in_order(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var db = database.Contexts.Unscoped();
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Email == Person);
        var entries = await db.AuditEntries.CountAsync(entry => entry.UserId == user.Id);
        Assert.NotEqual(0, entries);
        await db.Contracts.SelectMany(contract => contract.Contacts).Where(contact => contact.Email == Person)
            .ExecuteUpdateAsync(update => update.SetProperty(contact => contact.Email, "office@acme.example")
                .SetProperty(contact => contact.Name, "Office"));
        await database.ExecuteAsync($"""
            UPDATE "Allocations" SET "MadeBy" = '{user.DisplayName}'
            WHERE "AccountId" IN (SELECT "AccountId" FROM "Memberships" WHERE "UserId" = {database.Literal(user.Id)})
            """);

        var export = await CommandRun.OnAsync(database, "users", "export", Person);
        using var told = JsonDocument.Parse(export.Output);
        Assert.Equal(entries, told.RootElement.GetProperty("AuditEntries").EnumerateArray().Count(entry =>
            entry.TryGetProperty("UserId", out var id) && id.GetGuid() == user.Id));
        Assert.Equal(user.DisplayName, told.RootElement.GetProperty("AspNetUsers")[0].GetProperty("DisplayName").GetString());
        Assert.True(told.RootElement.TryGetProperty("Memberships", out _));
        Assert.DoesNotContain(user.PasswordHash!, export.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(user.SecurityStamp!, export.Output, StringComparison.Ordinal);

        var erased = await CommandRun.OnAsync(database, "users", "erase", Person, "--yes");

        Assert.Equal((0, ""), (erased.ExitCode, erased.Error));
        var traces = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            foreach (var column in type.GetProperties().Where(property => property.ClrType == typeof(string)))
            {
                var found = await CountAsync(db, $"""
                    SELECT COUNT(*) FROM "{type.GetTableName()}" WHERE UPPER("{column.GetColumnName()}") LIKE '%{Person.ToUpperInvariant()}%'
                        OR "{column.GetColumnName()}" LIKE '%{user.DisplayName}%'
                    """);
                traces.AddRange(found > 0 ? [$"{type.GetTableName()}.{column.GetColumnName()}"] : []);
            }
        }

        Assert.Subset(new HashSet<string>(StringComparer.Ordinal)
        {
            "Acceptances.Email", "Acceptances.Name", "Orders.PlacedBy", "Orders.SearchText", "QuoteApprovals.RequestedBy",
            "QuoteApprovals.RequestedByEmail", "RenewalNotices.GivenBy", "OrderCancellations.CanceledBy",

            // What people wrote.
            "CollectionsActivities.Note", "CollectionsActivities.SearchText",
        }, traces.ToHashSet(StringComparer.Ordinal));
        Assert.Equal((0, ""), ((await CommandRun.OnAsync(database, "audit", "verify")).ExitCode,
            (await CommandRun.OnAsync(database, "verify")).Error));
        Assert.Equal(AuditAction.UserErased, (await db.AuditEntries.OrderByDescending(entry => entry.Number)
            .FirstAsync(entry => entry.Subject!.Contains("erased-"))).Action);
        Assert.False((await db.Users.AsNoTracking().SingleAsync(row => row.Id == user.Id)).Active);
        Assert.False(await db.OutboxMessages.AnyAsync(message => message.To == Person));
        Assert.Equal(1, (await CommandRun.OnAsync(database, "users", "erase", Person, "--yes")).ExitCode);
    }

    [Fact]
    public async Task Refuses_a_billing_contact_and_the_last_administrator_and_broken_activity()
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(Engine.Sqlite);
        await database.ExecuteAsync("""UPDATE "BillingContact" SET "Email" = 'BILLING@acme.example'""");

        var contact = await CommandRun.OnAsync(database, "users", "erase", Person, "--yes");
        var last = await CommandRun.OnAsync(database, "users", "erase", "admin@nakatomi.example", "--yes");
        Assert.Equal((1, 1), (contact.ExitCode, last.ExitCode));
        Assert.Contains("is a billing contact of C-", contact.Error, StringComparison.Ordinal);
        Assert.Contains("This is the last one here", last.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.OnAsync(database, "users", "erase", "admin@nakatomi.example", "--yes", "--force")).ExitCode);

        await database.ExecuteAsync("""UPDATE "AuditEntries" SET "Details" = 'x' WHERE "Number" = 2""");
        var broken = await CommandRun.OnAsync(database, "users", "erase", "user@acme.example", "--yes");
        Assert.Contains("is not in order", broken.Error, StringComparison.Ordinal);
        Assert.Contains("user@acme.example", (await CommandRun.OnAsync(database, "users", "list")).Output, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(CheckoutDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
