using Checkout.Data.Audit;
using Checkout.Domain.Audit;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Audit;

/// <summary>Entries of many hands at once, and of several accounts in one write, each keep a chain without a gap.</summary>
[Trait("Acceptance", "T8")]
public sealed class WritingActivity(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly int Writers = SoakFactor.Times(20);

    [SkippableTheory, EveryEngine]
    public async Task Of_many_acceptances_sign_ins_and_exports_at_once_makes_one_proved_chain(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        var account = new AuditedAccount(world);
        var quotes = new List<Domain.Quotes.Quote>();
        for (var n = 0; n < Writers; n++)
        {
            quotes.Add(await world.PublishAsync(world.Terms(), world.Line(1m, 10m)));
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => (n % 3) switch
        {
            0 => world.AcceptAsync(quotes[n]),
            1 => account.AppendAsync($"export {n}"),
            _ => world.Transactions.RecordAsync(account.Id,
            now => new AuditEntry(account.Id, world.User.Id, world.User.Email!, AuditAction.SignedIn, null, null, "203.0.113.9", now),
            CancellationToken.None),
        })));

        Assert.Empty(await account.FindingsAsync());
        await using var db = world.Database.Contexts.ForAccount(account.Id);
        Assert.Equal(Enumerable.Range(1, Writers).Select(n => (long)n),
            await db.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Number).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_several_accounts_in_one_save_waits_for_each_in_one_order(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var accounts = new List<AuditedAccount>();
        for (var n = 0; n < 3; n++)
        {
            accounts.Add(await AuditedAccount.CreateAsync(database));
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(async () =>
        {
            await using var db = database.Contexts.Unscoped();
            using var turn = await db.WriteTurnAsync(CancellationToken.None);
            var order = n % 2 == 0 ? accounts : Enumerable.Reverse(accounts);
            db.AuditEntries.AddRange(order.Select(account => new AuditEntry(account.Id, null, "operator", AuditAction.UserDeactivated,
                $"user {n}", null, null, DateTimeOffset.UnixEpoch)));
            await db.SaveChangesAsync();
        })));

        foreach (var account in accounts)
        {
            Assert.Empty(await account.FindingsAsync());
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Leaves_no_entry_where_its_cause_is_undone(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.Today);
        var account = new AuditedAccount(world);
        await account.AppendAsync("before");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Transactions.RunAsync<bool>(account.Id, async (db, now, token) =>
        {
            db.AuditEntries.Add(new AuditEntry(account.Id, null, "x", AuditAction.SignedIn, null, null, null, now));
            await db.SaveChangesAsync(token);
            throw new InvalidOperationException("The cause failed.");
        }, CancellationToken.None));

        await account.AppendAsync("after");

        Assert.Empty(await account.FindingsAsync());
        await using var db = world.Database.Contexts.ForAccount(account.Id);
        Assert.Equal(["before", "after"],
            await db.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Subject).ToListAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Can_be_proved_while_it_goes_on(Engine engine)
    {
        var account = await AuditedAccount.CreateAsync(await databases.OnAsync(engine), entries: 2);
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < Writers; n++)
            {
                await account.AppendAsync($"while {n}");
            }
        });

        var found = new List<string>();
        do
        {
            found.AddRange(await account.FindingsAsync());
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.Empty(found);
        Assert.Empty(await account.FindingsAsync());
    }
}
