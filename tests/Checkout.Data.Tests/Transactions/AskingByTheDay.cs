using Checkout.Domain.Contracts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Transactions;

/// <summary>A query that is translated once answers for the day and the account that ask now.</summary>
[Trait("Acceptance", "F1")]
public sealed class AskingByTheDay
{
    private static readonly DayQuery<string> Counting = new((db, today) =>
        db.Contracts.Where(ContractStatuses.Counts(today)).Select(contract => contract.Number));

    [SkippableTheory, EveryEngine]
    public async Task Answers_for_the_day_and_the_account_that_ask(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithDemoDataAsync(engine);
        await using var all = database.Contexts.Unscoped();
        var answers = new HashSet<int>();
        foreach (var account in await all.Accounts.Select(account => account.Id).ToListAsync())
        {
            await using var db = database.Contexts.ForAccount(account);
            foreach (var day in new[] { TestClock.Today, TestClock.Today.AddYears(-1), TestClock.Today.AddYears(20) })
            {
                var asked = await Counting.ReadAsync(db, day, CancellationToken.None);
                var expected = await db.Contracts.Where(ContractStatuses.Counts(day)).Select(contract => contract.Number).ToListAsync();
                Assert.Equal(expected.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
                answers.Add(asked.Count);
            }
        }

        Assert.True(answers.Count > 1);
    }

    [Fact]
    public async Task Refuses_a_day_that_would_stay_for_ever()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Contexts.ForAccount(Guid.NewGuid());
        var wrong = new DayQuery<string>((db, today) =>
        {
            var since = today.AddDays(-30);
            return db.Contracts.Where(contract => contract.EndsOn >= since).Select(contract => contract.Number);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.ReadAsync(db, TestClock.Today, CancellationToken.None).AsTask());
    }
}
