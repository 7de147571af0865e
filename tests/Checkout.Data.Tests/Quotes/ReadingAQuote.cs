using Checkout.Data.Forms;
using Checkout.Data.Quotes;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Data.Tests.Quotes;

public sealed class ReadingAQuote(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngine]
    public async Task Is_noted_once_per_member_and_counted(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var readings = new QuoteReadings(world.Database.Contexts, world.Clock, TimeSpan.FromMinutes(5));
        var first = world.Clock.GetUtcNow();

        await readings.NoteOpeningAsync(quote, world.User.Id, "Zoë Brandström", CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await readings.NoteOpeningAsync(quote, world.User.Id, "Zoë Brandström", CancellationToken.None);
        await readings.PutOffAsync(quote, world.User.Id, "Zoë Brandström", world.User.Email!, "203.0.113.7", CancellationToken.None);

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var reading = await db.QuoteReadings.SingleAsync(row => row.QuoteId == quote.Id);
        Assert.Equal((2, first, world.Clock.GetUtcNow()), (reading.Count, reading.FirstOpenedAt, reading.LastOpenedAt));
        Assert.Equal(world.Clock.GetUtcNow(), reading.PutOffAt);
    }

    [SkippableTheory, EveryEngine]
    public async Task In_several_tabs_at_once_breaks_none_of_them(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var readings = new QuoteReadings(world.Database.Contexts, world.Clock, TimeSpan.FromMinutes(5));

        await Task.WhenAll(Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => readings.NoteOpeningAsync(quote, world.User.Id, "Zoë Brandström", CancellationToken.None))));

        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        Assert.Equal(3, (await db.QuoteReadings.SingleAsync(row => row.QuoteId == quote.Id)).Count);
    }

    [SkippableTheory, EveryEngine]
    public async Task And_asking_about_it_stores_the_question_and_tells_the_account_executive(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        var (ask, form) = (new AskAboutQuote(world.Submissions), world.Form());

        var first = await ask.RunAsync(form, quote.Slug, 1, "Could the discount match what Stuttgart has?", CancellationToken.None);
        var again = await ask.RunAsync(form, quote.Slug, 1, "Could the discount match what Stuttgart has?", CancellationToken.None);

        Assert.IsType<Outcome.Done>(first);
        Assert.IsType<Outcome.Repeated>(again);
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        var question = await db.QuoteQuestions.SingleAsync(row => row.QuoteId == quote.Id);
        Assert.Equal(("Zoë Brandström", "Could the discount match what Stuttgart has?"), (question.UserName, question.Text));
        await using var vendor = world.Database.Contexts.Unscoped();
        var message = await vendor.OutboxMessages.SingleAsync(row => row.ForAccountId == world.Account.Id);
        Assert.Equal((MessageKind.QuestionAsked, world.Account.Executive.Email, question.Id),
            (message.Kind, message.To, message.SubjectId));
    }
}
