using Checkout.Data.Audit;
using Checkout.Testing.Databases;

namespace Checkout.Data.Tests.Audit;

/// <summary>Somebody may have got hold of the key: another takes its place, and the former can't write anything anew.</summary>
[Trait("Acceptance", "U6")]
public sealed class ChangingTheKey(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngine]
    public async Task Leaves_every_chain_proved_before_and_after_what_is_written_next(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (account, empty) = (await AuditedAccount.CreateAsync(database, entries: 3), await AuditedAccount.CreateAsync(database));
        var key = Next(database);

        Assert.NotEmpty(await account.FindingsAsync(key));
        await ChangeAsync(database, key);
        await ChangeAsync(database, key);
        Assert.Empty(await account.FindingsAsync(key));
        await account.AppendAsync("list 4", key);

        Assert.Empty(await account.FindingsAsync(key));
        Assert.Empty(await empty.FindingsAsync(key));
    }

    [SkippableTheory, EveryEngine]
    public async Task Goes_on_from_key_to_key(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var account = await AuditedAccount.CreateAsync(database, entries: 2);
        var second = Next(database);
        await ChangeAsync(database, second);
        await account.AppendAsync("list 3", second);
        var third = new AuditKey(database.Options, Text(3), former: [TestAuditKey.Value, Text(2)]);
        await ChangeAsync(database, third);
        await account.AppendAsync("list 4", third);

        Assert.Empty(await account.FindingsAsync(third));
        Assert.NotEmpty(await account.FindingsAsync(new AuditKey(database.Options, Text(3), former: [Text(2)])));
    }

    [SkippableTheory]
    [InlineData(Engine.Sqlite, 0, 1), InlineData(Engine.Sqlite, 0, 3), InlineData(Engine.Sqlite, 2, 1), InlineData(Engine.Sqlite, 2, 5)]
    [InlineData(Engine.PostgreSql, 2, 2)]
    public async Task Finds_what_is_written_anew_with_the_former(Engine engine, int later, int from)
    {
        var database = await databases.OnAsync(engine);
        var account = await AuditedAccount.CreateAsync(database, entries: 3);
        var key = Next(database);
        await ChangeAsync(database, key);
        for (var n = 1; n <= later; n++)
        {
            await account.AppendAsync($"later {n}", key);
        }

        await Forgery.RewriteAsync(database, account.Id, TestAuditKey.For(database.Options), from);

        Assert.NotEmpty(await account.FindingsAsync(key));
    }

    [SkippableTheory, EveryEngine]
    public async Task Leaves_what_is_broken_to_the_former_and_says_so(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var account = await AuditedAccount.CreateAsync(database, entries: 3);
        await account.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"AccountId\" = @account AND \"Number\" = 2");
        var key = Next(database);

        Assert.Contains(await ChangeAsync(database, key), report => report.Account == account.Number && report.Findings.Count > 0);

        Assert.Equal(["entry 2: missing"], await account.FindingsAsync());
        Assert.NotEmpty(await account.FindingsAsync(key));
    }

    private static AuditKey Next(TestDatabase database) => new(database.Options, Text(2), former: [TestAuditKey.Value]);

    private static string Text(byte of) => Convert.ToBase64String(Enumerable.Repeat(of, AuditKey.MinBytes).ToArray());

    private static async Task<IReadOnlyList<AuditReport>> ChangeAsync(TestDatabase database, AuditKey key)
    {
        var reports = new List<AuditReport>();
        await foreach (var report in new AuditVerification(CheckoutDbContexts.For(database.Options, key), key)
            .ChangeKeyAsync(CancellationToken.None))
        {
            reports.Add(report);
        }

        return reports;
    }
}
