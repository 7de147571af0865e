using System.Net;
using Checkout.Domain.Accounts;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Access;

public sealed class WritingToTheVendor(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task A_message_is_stored_numbered_mailed_and_listed_once_however_often_it_is_sent(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(1, 10m));
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        var form = (await browser.GetAsync($"/Contact?topic=quote&document={quote.Number}")).Form("/Contact")
            .Fill("Message", "Why <so> much?\r\nReally.");

        var first = await form.SendAsync();
        var second = await form.SendAsync();
        var other = await form.Fill("Message", "Something else").SendAsync();

        Assert.StartsWith("/Contact/REQ-", first.Location, StringComparison.Ordinal);
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Why <so> much?", (await browser.FollowAsync(first)).Text, StringComparison.Ordinal);
        Assert.Single((await browser.GetAsync("/Contact")).All("table.list tbody tr"));
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        var request = await db.ContactRequests.SingleAsync();
        Assert.Equal((ContactTopic.Quote, quote.Number, "noemie@vendor.example"), (request.Topic, request.Document, request.SentTo));
        var mails = await db.OutboxMessages.Where(message => message.SubjectId == request.Id).ToListAsync();
        Assert.Equal(["noemie@vendor.example", world.User.Email!],
            mails.OrderBy(mail => mail.Kind is MessageKind.ContactReceived).Select(mail => mail.To));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var empty = await (await browser.GetAsync("/Contact")).Form("/Contact").SendAsync();
        var unknown = await (await browser.GetAsync("/Contact?topic=Invoice")).Form("/Contact").Fill("Document", "INV-404")
            .Fill("Message", "Where is it?").SendAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(["Choose a topic.", "Write your message."], empty.Errors);
        Assert.Contains("There is no document with this number", Assert.Single(unknown.Errors), StringComparison.Ordinal);
        Assert.Equal("Where is it?", unknown.Form("/Contact").Value("Message"));
        await using var db = database.Contexts.ForAccount(world.Account.Id);
        Assert.Empty(await db.ContactRequests.ToListAsync());
    }
}
