using Checkout.Data.Billing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Billing;

/// <summary>A day is closed only when nobody can still post into it.</summary>
[Trait("Acceptance", "T2")]
public sealed class ClosingTheBooks
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Waits_for_whoever_posts_by_the_old_day(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var before = await ClosedThroughAsync(database);
        TaskCompletionSource began = new(), mayEnd = new();
        var posting = world.Transactions.RunAsync(world.Account.Id, async (db, _, cancellation) =>
        {
            began.SetResult();
            await mayEnd.Task;
            return await db.Books.CountAsync(cancellation);
        }, CancellationToken.None);
        await began.Task;

        var closing = Task.Run(() => new DailyWork(database.Contexts, world.Transactions, world.Calendar, world.Runs, world.Clock)
            .RunAsync(CancellationToken.None));
        await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(300)));
        Assert.False(closing.IsCompleted);
        Assert.Equal(before, await ClosedThroughAsync(database));

        mayEnd.SetResult();
        await posting;
        await closing;
        Assert.Equal(Today.AddDays(-DailyWork.OpenDays), await ClosedThroughAsync(database));
    }

    [SkippableTheory, EveryEngine]
    public async Task Goes_on_where_it_was_interrupted(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Books.SingleAsync()).BeginClosing(Today.AddDays(-DailyWork.OpenDays));
            await db.SaveChangesAsync();
        }

        await new DailyWork(database.Contexts, world.Transactions, world.Calendar, world.Runs, world.Clock)
            .RunAsync(CancellationToken.None);

        Assert.Equal(Today.AddDays(-DailyWork.OpenDays), await ClosedThroughAsync(database));
    }

    private static async Task<DateOnly> ClosedThroughAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return await db.Books.Select(books => books.ClosedThrough).SingleAsync();
    }
}
