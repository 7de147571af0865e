using Checkout.Domain.Audit;
using Checkout.Data.Acceptances;
using Checkout.Data.Forms;
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

        var result = await DeclineAsync(world, quote, "Too late for this year");

        Assert.Equal($"/Quotes/{quote.Slug}", Assert.IsType<Outcome.Done>(result).Url);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var declined = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
        Assert.Equal((QuoteStatus.Declined, "Zoë Brandström", "Too late for this year"),
            (declined.Status, declined.DecidedBy, declined.DeclineReason));
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
            var shown = await world.ShownAsync(quote);
            using var barrier = new Barrier(2);

            var accepting = Task.Run(() =>
            {
                barrier.SignalAndWait();
                return world.AcceptQuote.RunAsync(world.Form(), shown, CancellationToken.None);
            });
            var declining = Task.Run(() =>
            {
                barrier.SignalAndWait();
                return DeclineAsync(world, quote, reason: null);
            });
            var (accepted, declined) = (await accepting, await declining);

            await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
            var now = await db.Quotes.SingleAsync(row => row.Id == quote.Id);
            var orders = await db.Orders.CountAsync(order => order.QuoteId == quote.Id);
            if (accepted is AcceptQuote.Accepted)
            {
                Assert.Contains("was accepted by Zoë Brandström", Why(declined), StringComparison.Ordinal);
                Assert.Equal((QuoteStatus.Purchased, 1), (now.Status, orders));
            }
            else
            {
                Assert.IsType<Outcome.Done>(declined);
                Assert.Contains("was declined by Zoë Brandström", Why(accepted), StringComparison.Ordinal);
                Assert.Equal((QuoteStatus.Declined, 0), (now.Status, orders));
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Twice_with_one_key_is_declining_once(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var key = Guid.NewGuid();

        var first = Assert.IsType<Outcome.Done>(await DeclineAsync(world, quote, "No budget", key));
        var again = await DeclineAsync(world, quote, "No budget", key);
        var other = await DeclineAsync(world, quote, "Something else", key);
        var late = await DeclineAsync(world, quote, "No budget");

        Assert.Equal(first.Url, Assert.IsType<Outcome.Repeated>(again).Url);
        Assert.IsType<Outcome.KeyReused>(other);
        Assert.Contains("was declined by Zoë Brandström", Why(late), StringComparison.Ordinal);
        await using var vendor = world.Database.Contexts.Unscoped();
        Assert.Equal(1, await vendor.OutboxMessages.CountAsync(row => row.ForAccountId == world.Account.Id));
    }

    [SkippableTheory, EveryEngine, Trait("Acceptance", "S11")]
    public async Task After_its_last_day_is_refused_and_writes_nothing(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms() with { ExpiresOn = Today }, world.Line(10m, 50m));
        world.Clock.SetUtcNow(world.Calendar.FirstInstantAfter(Today));

        var result = await DeclineAsync(world, quote, reason: null);

        Assert.IsType<Outcome.Changed>(result);
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

        var result = await DeclineAsync(ours, quote, reason: null);

        Assert.IsType<Outcome.NotFound>(result);
    }

    private static Task<Outcome> DeclineAsync(World world, Quote quote, string? reason, Guid? key = null) =>
        new DeclineQuote(world.Submissions, world.Calendar)
            .RunAsync(world.Form(key, reason ?? ""), quote.Slug, quote.Revision, reason, CancellationToken.None);

    private static string Why(Outcome outcome) => Assert.IsType<Outcome.Changed>(outcome).Why.ToString();
}
