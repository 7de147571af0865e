using System.Data.Common;
using Checkout.Data.Audit;
using Checkout.Domain.Audit;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Audit;

/// <summary>An account with entries, and a hand that reaches past the portal into its database.</summary>
internal sealed class AuditedAccount(World world)
{
    public Guid Id => world.Account.Id;

    public string Number => world.Account.Number;

    public static async Task<AuditedAccount> CreateAsync(TestDatabase database, int entries = 0)
    {
        var account = new AuditedAccount(await World.CreateAsync(database, TestClock.Today));
        for (var n = 1; n <= entries; n++)
        {
            await account.AppendAsync($"list {n}");
        }

        return account;
    }

    /// <param name="key">What seals it, if not every test's key.</param>
    public async Task AppendAsync(string subject, AuditKey? key = null)
    {
        await using var db = (key is null ? world.Database.Contexts : CheckoutDbContexts.For(world.Database.Options, key)).ForAccount(Id);
        using var turn = await db.WriteTurnAsync(CancellationToken.None);
        db.AuditEntries.Add(new AuditEntry(Id, world.User.Id, world.User.Email!, AuditAction.ListExported, subject, "CSV 312",
            "203.0.113.7", world.Clock.GetUtcNow().AddTicks(7)));
        await db.SaveChangesAsync();
    }

    /// <summary>What the look through the chain found, as an operator reads it, without the account's number.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(AuditKey? key = null)
    {
        var verification = new AuditVerification(world.Database.Contexts, key ?? TestAuditKey.For(world.Database.Options));
        var findings = new List<string>();
        await foreach (var report in verification.RunAsync(Id, CancellationToken.None))
        {
            findings.AddRange(report.Findings.Select(finding => finding.ToString().Replace($"{Number}, ", "", StringComparison.Ordinal)));
        }

        return findings;
    }

    /// <summary>Runs SQL as somebody with the database's password would. Identifiers are in double quotes on every engine.</summary>
    public Task<int> TamperAsync(string sql) =>
        world.Database.ExecuteAsync(sql.Replace("@account", world.Database.Literal(Id), StringComparison.Ordinal));

    public async Task<string> ReadAsync(string sql)
    {
        await using var db = world.Database.Contexts.Unscoped();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql.Replace("@account", world.Database.Literal(Id), StringComparison.Ordinal);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
