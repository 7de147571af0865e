using Checkout.Domain.Audit;
using Checkout.Data.Acceptances;
using Checkout.Data.Quotes;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Quotes;

public sealed class DecliningAQuote(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Keeps_who_when_and_why_and_tells_the_account_executive(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));

        var result = await Posts(world).DeclineAsync(Post(world, quote), "Too late for this year", CancellationToken.None);

        Assert.Equal($"/Quotes/{quote.Slug}", Assert.IsType<QuotePostResult.Done>(result).ResultUrl);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var declined = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
        Assert.Equal((QuoteStatus.Declined, "Zoë Brandström", "Too late for this year"), (declined.Status, declined.DecidedBy, declined.DeclineReason));
        Assert.Equal(world.Clock.GetUtcNow(), declined.DecidedAt);
        Assert.Equal(AuditAction.QuoteDeclined, (await db.AuditEntries.SingleAsync(row => row.Subject == quote.Number)).Action);
        await using var vendor = world.Database.Contexts.Unscoped();
        var message = await vendor.OutboxMessages.SingleAsync(row => row.ForAccountId == world.Account.Id);
        Assert.Equal((MessageKind.QuoteDeclined, world.Account.Executive.Email, quote.Id), (message.Kind, message.To, message.SubjectId));
        var words = await db.Quotes.Where(row => row.Id == quote.Id).Select(row => EF.Property<string>(row, "SearchText")).SingleAsync();
        Assert.Contains("CORE SEATS", words, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S9")]
    public async Task And_accepting_it_at_the_same_moment_leaves_one_winner(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        for (var round = 0; round < 5; round++)
        {
            var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
            var request = await world.RequestAsync(quote);
            using var barrier = new Barrier(2);

            var accepting = Task.Run(() =>
            {
                barrier.SignalAndWait();
                return world.AcceptQuote.RunAsync(request, CancellationToken.None);
            });
            var declining = Task.Run(() =>
            {
                barrier.SignalAndWait();
                return Posts(world).DeclineAsync(Post(world, quote), reason: null, CancellationToken.None);
            });
            var (accepted, declined) = (await accepting, await declining);

            await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
            var now = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
            var orders = await db.Orders.CountAsync(order => order.QuoteId == quote.Id);
            if (accepted is AcceptanceResult.Accepted)
            {
                Assert.Equal(QuoteStatus.Purchased, Assert.IsType<QuotePostResult.Refused>(declined).Quote.Status);
                Assert.Equal((QuoteStatus.Purchased, 1), (now.Status, orders));
            }
            else
            {
                Assert.IsType<QuotePostResult.Done>(declined);
                Assert.Equal(AcceptanceRefusalKind.Declined, Assert.IsType<AcceptanceResult.Refused>(accepted).Refusal.Kind);
                Assert.Equal((QuoteStatus.Declined, 0), (now.Status, orders));
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Twice_with_one_key_is_declining_once(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var post = Post(world, quote);

        var first = Assert.IsType<QuotePostResult.Done>(await Posts(world).DeclineAsync(post, "No budget", CancellationToken.None));
        var again = await Posts(world).DeclineAsync(post, "No budget", CancellationToken.None);
        var other = await Posts(world).DeclineAsync(post, "Something else", CancellationToken.None);
        var late = await Posts(world).DeclineAsync(post with { RequestKey = Guid.NewGuid() }, "No budget", CancellationToken.None);

        Assert.Equal(first.ResultUrl, Assert.IsType<QuotePostResult.Repeated>(again).ResultUrl);
        Assert.IsType<QuotePostResult.KeyReused>(other);
        Assert.Equal("Zoë Brandström", Assert.IsType<QuotePostResult.Refused>(late).Quote.DecidedBy);
        await using var vendor = world.Database.Contexts.Unscoped();
        Assert.Equal(1, await vendor.OutboxMessages.CountAsync(row => row.ForAccountId == world.Account.Id));
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S11")]
    public async Task After_its_last_day_is_refused_and_writes_nothing(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms() with { ExpiresOn = Today }, world.Line(10m, 50m));
        world.Clock.SetUtcNow(world.Calendar.FirstInstantAfter(Today));

        var result = await Posts(world).DeclineAsync(Post(world, quote), reason: null, CancellationToken.None);

        Assert.IsType<QuotePostResult.Refused>(result);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(QuoteStatus.Active, (await db.Quotes.SingleAsync(row => row.Id == quote.Id)).Status);
        Assert.False(await db.RequestRecords.AnyAsync());
        Assert.False(await db.AuditEntries.AnyAsync());
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_another_account_finds_nothing(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (ours, theirs) = (await World.CreateAsync(database, Today), await World.CreateAsync(database, Today));
        var quote = await theirs.PublishAsync(theirs.Terms(), theirs.Line(10m, 50m));

        var result = await Posts(ours).DeclineAsync(Post(ours, quote), reason: null, CancellationToken.None);

        Assert.IsType<QuotePostResult.NotFound>(result);
    }

    internal static QuotePosts Posts(World world) => new(world.Transactions, world.Calendar);

    internal static QuotePost Post(World world, Quote quote) =>
        new(world.Account.Id, quote.Slug, quote.Revision, Guid.NewGuid(), world.User.Id, "Zoë Brandström", world.User.Email!, "127.0.0.1");
}
