using System.Net;
using Checkout.Domain.Messages;
using Checkout.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>Name, dates, time zone and mails are the person's own, in all accounts.</summary>
[Trait("Acceptance", "U3")]
public sealed class ChoosingPreferences : DoorTest
{
    [Fact]
    public async Task Dates_figures_and_times_are_written_as_the_person_wants()
    {
        using var browser = await SignInAsync();
        await (await browser.GetAsync("/Profile/Preferences")).Form().Fill("Name", "Zoë B.").Fill("Locale", "de-DE")
            .Fill("TimeZone", "Asia/Tokyo").SendAsync();

        var profile = await browser.GetAsync("/Profile");

        Assert.Contains("Zoë B.", profile.Text, StringComparison.Ordinal);
        Assert.Contains("1.234,5", profile.Text, StringComparison.Ordinal);
        Assert.Contains("Asia/Tokyo", profile.Text, StringComparison.Ordinal);
        await using var db = Database.Contexts.Unscoped();
        Assert.True((await db.Users.SingleAsync(user => user.Email == Email)).NameIsOwn);
    }

    [Fact]
    public async Task What_is_not_offered_is_refused()
    {
        using var browser = await SignInAsync();

        var refused = await (await browser.GetAsync("/Profile/Preferences")).Form().Forge("Locale", "xx-XX").Forge("TimeZone", "Mars/Base")
            .Fill("Name", "").SendAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(3, refused.Errors.Count);
    }

    [Fact]
    public async Task A_mail_that_one_does_without_is_not_sent_and_one_that_must_be_is()
    {
        using var browser = await SignInAsync();
        await (await browser.GetAsync("/Profile/Preferences")).Form().Forge("Mails", nameof(MessageKind.PaymentReceived)).SendAsync();
        var quote = await World.PublishAsync(World.Terms(), World.Line(1m, 10m));
        var muted = Message(MessageKind.QuotePublished, quote.Id);
        await using var scope = Portal.Services.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<MessageRenderer>();

        Assert.Null(await renderer.RenderAsync([muted], CancellationToken.None));
        Assert.NotNull(await renderer.RenderAsync([Message(MessageKind.PasswordChanged, World.User.Id)], CancellationToken.None));

        // Whoever is no user, a contact for instance, gets what is sent to them.
        Assert.NotNull(await renderer.RenderAsync(
            [new OutboxMessage(muted.Kind, "ap@acme.example", "AP", World.Account.Id, quote.Id, data: null, World.Clock.GetUtcNow())],
            CancellationToken.None));
    }

    [Fact]
    public void Every_mail_that_one_may_do_without_has_words() =>
        Assert.All(MessageKinds.Optional, kind => Assert.NotEmpty(Checkout.Web.Features.Profile.Preferences.PreferenceChoices.Word(kind)));

    private OutboxMessage Message(MessageKind kind, Guid subject) => new(kind, Email, World.User.DisplayName, World.Account.Id, subject,
        data: null, World.Clock.GetUtcNow());
}
