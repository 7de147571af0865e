using Checkout.Data.Runs;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Data.Tests.Runs;

/// <summary>What a run has to say to somebody is not sent before it has ended, so that it is one mail; and never kept for good.</summary>
[Trait("Acceptance", "D8")]
public sealed class HoldingMessages
{
    [SkippableTheory, EveryEngine]
    public async Task Until_the_run_has_ended_however_it_ends(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var now = world.Clock.GetUtcNow();

        await world.Runs.PassAsync("run", async pass =>
        {
            await WriteAsync(world, MessageKind.AutopayFailed);
            await WriteAsync(world, MessageKind.ContactReceived);
            Assert.Equal([(MessageKind.AutopayFailed, false), (MessageKind.ContactReceived, true)], await DueAsync(world));
            throw new InvalidOperationException("The run breaks off.");
        }, CancellationToken.None);

        Assert.Equal([(MessageKind.AutopayFailed, true), (MessageKind.ContactReceived, true)], await DueAsync(world));
        await WriteAsync(world, MessageKind.AutopayFailed);
        Assert.All(await DueAsync(world), message => Assert.True(message.IsDue));
    }

    [SkippableTheory, EveryEngine]
    public async Task For_ten_minutes_at_most_where_the_process_dies(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var (written, dead) = (new TaskCompletionSource(), new TaskCompletionSource());
        var run = world.Runs.PassAsync("run", async pass =>
        {
            await WriteAsync(world, MessageKind.AutopayFailed);
            written.SetResult();
            await dead.Task;
        }, CancellationToken.None);
        await written.Task;
        Assert.False(Assert.Single(await DueAsync(world)).IsDue);

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(Assert.Single(await DueAsync(world)).IsDue);
        dead.SetResult();
        await run;
    }

    [SkippableTheory, EveryEngine]
    public async Task Until_the_process_is_told_to_end(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        using var stopping = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Runs.PassAsync("run", async pass =>
        {
            await WriteAsync(world, MessageKind.AutopayFailed);
            await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
        }, stopping.Token));

        Assert.True(Assert.Single(await DueAsync(world)).IsDue);
    }

    private static Task WriteAsync(World world, MessageKind kind) => world.WriteAsync(
        new OutboxMessage(kind, "a@acme.example", "A", world.Account.Id, Guid.NewGuid(), data: null, world.Clock.GetUtcNow()));

    private static async Task<List<(MessageKind Kind, bool IsDue)>> DueAsync(World world)
    {
        var now = world.Clock.GetUtcNow();
        await using var db = world.Database.Contexts.Unscoped();
        return [.. (await db.OutboxMessages.OrderBy(message => message.Ordinal).ToListAsync())
            .Select(message => (message.Kind, message.NextAttemptAt <= now))];
    }
}
