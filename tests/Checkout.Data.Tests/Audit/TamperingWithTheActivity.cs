using Checkout.Data.Audit;
using Checkout.Testing.Databases;

namespace Checkout.Data.Tests.Audit;

/// <summary>Whatever somebody does to an account's entries in the database itself is found, and said where.</summary>
[Trait("Acceptance", "T8")]
public sealed class TamperingWithTheActivity(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Entries = "\"AuditEntries\" WHERE \"AccountId\" = @account";

    /// <summary>Every column of an entry: all of them are sealed.</summary>
    public static TheoryData<Engine, string> Columns()
    {
        var cases = new TheoryData<Engine, string>();
        foreach (var engine in Engines.All)
        {
            using var db = CheckoutDbContexts.For(new DatabaseOptions { ConnectionString = "Data Source=:memory:" },
                TestAuditKey.For(new DatabaseOptions())).Unscoped();
            foreach (var column in db.Model.FindEntityType(typeof(Domain.Audit.AuditEntry))!.GetProperties()
                .Select(property => property.Name).Except(["AccountId", "Number"], StringComparer.Ordinal))
            {
                cases.Add(engine, column);
            }
        }

        return cases;
    }

    [SkippableTheory, EveryEngine]
    public async Task Leaves_an_untouched_chain_proved(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 7);
        var empty = await AuditedAccount.CreateAsync(await databases.OnAsync(engine));

        Assert.Empty(await account.FindingsAsync());
        Assert.Empty(await empty.FindingsAsync());
    }

    [SkippableTheory, MemberData(nameof(Columns))]
    public async Task Is_found_whichever_column_is_edited(Engine engine, string column)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 4);

        Assert.Equal(1,
            await account
            .TamperAsync(
            $"UPDATE \"AuditEntries\" SET \"{column}\" = {Other(engine, column)} WHERE \"AccountId\" = @account AND \"Number\" = 3"));

        Assert.Equal(["entry 3: edited after it was sealed"], await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_an_entry_in_the_middle_is_deleted(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 6);

        await account.TamperAsync($"DELETE FROM {Entries} AND \"Number\" IN (2, 3, 5)");

        Assert.Equal(["entries 2 to 3: missing", "entry 5: missing"], await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_the_gap_is_closed_again(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 5);

        await account.TamperAsync($"DELETE FROM {Entries} AND \"Number\" = 2");
        await RenumberAsync(account, [(3, 2), (4, 3), (5, 4)]);

        Assert.Equal(
            ["entry 2: missing", "entry 2: reordered, it was sealed for another place",
            "entry 3: reordered, it was sealed for another place", "entry 4: reordered, it was sealed for another place"],
            await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_the_last_entry_is_deleted(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 3);

        await account.TamperAsync($"DELETE FROM {Entries} AND \"Number\" = 3");
        Assert.Equal(["entry 3: missing"], await account.FindingsAsync());

        // Nor does it help to count one fewer: the count is sealed as well.
        var seal = await account.ReadAsync($"SELECT \"Seal\" FROM {Entries} AND \"Number\" = 2");
        await account.TamperAsync($"UPDATE \"AuditHeads\" SET \"Count\" = 2, \"LastSeal\" = '{seal}' WHERE \"AccountId\" = @account");
        Assert.Equal(["end of the chain: head does not match the entries"], await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_everything_is_deleted(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 3);

        await account.TamperAsync($"DELETE FROM {Entries}");
        Assert.Equal(["entries 1 to 3: missing"], await account.FindingsAsync());

        await account.TamperAsync("DELETE FROM \"AuditHeads\" WHERE \"AccountId\" = @account");
        Assert.Equal(["end of the chain: head does not match the entries"], await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_an_entry_is_inserted(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (atTheEnd, between) = (await AuditedAccount.CreateAsync(database, entries: 3),
            await AuditedAccount.CreateAsync(database, entries: 3));

        await InsertAsync(atTheEnd, copyOf: 3, number: 4);
        await RenumberAsync(between, [(3, 4)]);
        await InsertAsync(between, copyOf: 1, number: 3);

        Assert.Equal(["entry 4: inserted, it was never sealed"], await atTheEnd.FindingsAsync());
        Assert.Equal(["entry 3: inserted, it was never sealed", "entry 4: reordered, it was sealed for another place"],
            await between.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_an_entry_of_another_account_is_moved_here(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (from, to) = (await AuditedAccount.CreateAsync(database, entries: 3), await AuditedAccount.CreateAsync(database, entries: 2));
        var id = await from.ReadAsync($"SELECT \"Id\" FROM {Entries} AND \"Number\" = 3");

        await to.TamperAsync($"UPDATE \"AuditEntries\" SET \"AccountId\" = @account WHERE \"Id\" = '{id}'");

        Assert.Equal(["entry 3: missing"], await from.FindingsAsync());
        Assert.Equal(["entry 3: inserted, it was never sealed"], await to.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_entries_change_places(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 5);

        await RenumberAsync(account, [(2, 99), (4, 2), (99, 4)]);

        Assert.Equal(["entry 2: reordered, it was sealed for another place", "entry 4: reordered, it was sealed for another place"],
            await account.FindingsAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Is_found_where_the_chain_is_written_anew_without_the_key(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var account = await AuditedAccount.CreateAsync(database, entries: 4);
        var forger = new AuditKey(database.Options, Convert.ToBase64String(new byte[AuditKey.MinBytes]));

        await Forgery.RewriteAsync(database, account.Id, forger, from: 3);

        Assert.Equal(["entries 3 to 4: sealed with another key"], await account.FindingsAsync());
        Assert.Equal(["entry 1: edited after it was sealed", "entry 2: edited after it was sealed"], await account.FindingsAsync(forger));
        await Forgery.RewriteAsync(database, account.Id, forger, from: 1);
        Assert.Equal(["entries 1 to 4: sealed with another key"], await account.FindingsAsync());
    }

    private static async Task RenumberAsync(AuditedAccount account, (int From, int To)[] moves)
    {
        foreach (var (from, to) in moves)
        {
            Assert.Equal(1,
                await account
                .TamperAsync($"UPDATE \"AuditEntries\" SET \"Number\" = {to} WHERE \"AccountId\" = @account AND \"Number\" = {from}"));
        }
    }

    private static async Task InsertAsync(AuditedAccount account, int copyOf, int number)
    {
        var id = Guid.NewGuid().ToString().ToUpperInvariant();
        Assert.Equal(1, await account.TamperAsync(
            $"""
            INSERT INTO "AuditEntries" ("Id", "Version", "Ordinal", "AccountId", "UserId", "Actor", "Action", "Subject", "Details", "IpAddress", "At", "SearchText", "Number", "PreviousSeal", "Seal")
            SELECT '{id}', "Version", "Ordinal" + 1, "AccountId", "UserId", "Actor", "Action", 'something else', "Details", "IpAddress", "At", "SearchText", {number}, "PreviousSeal", "Seal"
            FROM {Entries} AND "Number" = {copyOf}
            """));
    }

    private static string Other(Engine engine, string column) => column switch
    {
        "Id" or "Version" or "UserId" => $"'{Guid.NewGuid().ToString().ToUpperInvariant()}'",
        "Ordinal" => "\"Ordinal\" + 1",
        "At" => engine switch
        {
            Engine.Sqlite => "\"At\" + 10",
            Engine.PostgreSql => "\"At\" + INTERVAL '1 microsecond'",
            _ => "DATEADD(microsecond, 1, \"At\")",
        },
        "Action" => "'SignedIn'",
        "Seal" or "PreviousSeal" when engine is Engine.SqlServer => "'x' + SUBSTRING(\"" + column + "\", 2, 63)",
        "Seal" or "PreviousSeal" => "'x' || substr(\"" + column + "\", 2, 63)",
        _ => "'other'",
    };
}
