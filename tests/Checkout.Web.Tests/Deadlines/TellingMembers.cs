using System.Globalization;
using Checkout.Data.Deadlines;
using Checkout.Domain.Contracts;
using Checkout.Domain.Deadlines;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Mail;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Settings;
using Checkout.Web.Tests.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Deadlines;

/// <summary>What is near comes in one mail, with what its reader wants, and only what still holds when it is sent.</summary>
[Trait("Acceptance", "O7")]
public sealed class TellingMembers
{
    private static readonly DateOnly Today = QuotesPortal.Today;

    [Fact]
    public async Task Everything_that_is_near_is_one_mail()
    {
        await using var on = await NearAsync();
        var mail = Assert.Single(await TellAsync(on));

        Assert.Equal("Acme GmbH: 1 last day for notice is near, 1 quote expires soon, 1 contract reaches the end of its term, "
            + "1 card expires, 1 billing contact gets no e-mail", mail.Subject);
        var text = mail.TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("notice until December 13, 2026, renews on January 13, 2027", text, StringComparison.Ordinal);
        Assert.Contains("Seats for everyone: $120.00, valid through November 26, 2026", text, StringComparison.Ordinal);
        Assert.Contains("ends on December 3, 2026, does not renew automatically", text, StringComparison.Ordinal);
        Assert.Contains("Visa ending in 4242 expires on November 30, 2026", text, StringComparison.Ordinal);
        Assert.Contains("pat@acme.example: refused on November 23, 2026", text, StringComparison.Ordinal);
        Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!));
        Assert.Empty(await TellAsync(on));
    }

    [Fact]
    public async Task Each_alone_says_what_to_do()
    {
        await using var on = await NearAsync();
        await Run(on).RunAsync(CancellationToken.None);
        await using var scope = on.Portal.Services.CreateAsyncScope();
        await using var db = on.Portal.Unscoped();
        var subjects = new List<string>();
        var renderer = scope.ServiceProvider.GetRequiredService<MessageRenderer>();
        foreach (var message in await db.OutboxMessages.AsNoTracking().Where(row => MessageKinds.Deadlines.Contains(row.Kind))
            .ToListAsync())
        {
            using var mail = await renderer.RenderAsync([message], CancellationToken.None);
            subjects.Add(mail!.Subject!);
            Assert.Contains($"?account={on.World.Account.Number}", mail.TextBody, StringComparison.Ordinal);
            Assert.Equal([], OutlookLint.Problems(mail.HtmlBody!));
        }

        Assert.Equal(
            [
                "Contract C-1: last day for notice is December 13, 2026", "Contract C-2 ends on December 3, 2026",
                "E-mails to pat@acme.example are refused", "Quote Q expires on November 26, 2026: $120.00",
                "Visa ending in 4242 expires on November 30, 2026",
            ],
            subjects.Select(subject => subject.StartsWith("Quote", StringComparison.Ordinal)
                ? "Quote Q" + subject[subject.IndexOf(" expires", StringComparison.Ordinal)..] : subject)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_switched_off_or_holds_no_longer_is_left_out()
    {
        await using var on = await NearAsync();
        var form = (await on.Browser.GetAsync("/Profile/Preferences")).Form();
        Assert.Contains("E-mails about deadlines", (await on.Browser.GetAsync("/Profile/Preferences")).Text, StringComparison.Ordinal);
        await form.Forge("Mails", nameof(MessageKind.QuoteExpires)).SendAsync();
        await Run(on).RunAsync(CancellationToken.None);
        Assert.StartsWith("Quote ", Assert.Single(await DispatchAsync(on)).Subject, StringComparison.Ordinal);

        await using var other = await NearAsync();
        await Run(other).RunAsync(CancellationToken.None);
        await using (var db = other.Portal.Unscoped())
        {
            (await db.Quotes.SingleAsync()).Withdraw("Noémie", other.World.Clock.GetUtcNow());
            (await db.StoredMethods.SingleAsync()).Remove(other.World.Clock.GetUtcNow());
            (await db.Contracts.Include(row => row.Terms).SingleAsync(row => row.Number == "C-2")).Renew(Today.AddDays(400));
            db.Entry(await db.Contracts.SingleAsync(row => row.Number == "C-1")).Property(row => row.NoticeGivenAt).CurrentValue =
                other.World.Clock.GetUtcNow();
            (await db.OutboxMessages.SingleAsync(row => row.RefusedAt != null)).MarkSent(other.World.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }

        Assert.Empty(await DispatchAsync(other));
    }

    [Theory]
    [InlineData("Standard User", true)]
    [InlineData("System Administrator", false)]
    public async Task Whoever_may_not_manage_billing_when_it_is_sent_gets_nothing(string profile, bool active)
    {
        await using var on = await NearAsync();
        await Run(on).RunAsync(CancellationToken.None);
        await using (var db = on.Portal.Unscoped())
        {
            (await db.Memberships.SingleAsync()).Use(await db.Profiles.SingleAsync(row => row.Name == profile));
            (await db.Users.SingleAsync()).Active = active;
            await db.SaveChangesAsync();
        }

        Assert.Empty(await DispatchAsync(on));
    }

    [Fact]
    public async Task An_address_that_the_mail_server_refuses_counts_as_refused_until_it_takes_a_mail()
    {
        await using var sink = new SmtpSink { Behavior = SmtpBehavior.RefuseRecipient };
        await using var on = await QuotesPortal.StartAsync(settings: new PortalSettings
        {
            Configuration = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mail:Host"] = sink.Host,
                ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
                ["Mail:Security"] = nameof(MailSecurity.None),
            },
        });
        await on.World.WriteAsync(new OutboxMessage(MessageKind.PasswordChanged, "pat@acme.example", "Pat", on.World.Account.Id,
            on.World.User.Id, data: null, on.World.Clock.GetUtcNow()));
        async Task<DateTimeOffset?> RefusedAtAsync()
        {
            await using var scope = on.Portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(MailLane.Words, CancellationToken.None);
            await using var db = on.Portal.Unscoped();
            return await db.OutboxMessages.Select(row => row.RefusedAt).SingleAsync();
        }

        var first = await RefusedAtAsync();
        on.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((on.World.Clock.GetUtcNow().AddHours(-1), first), (first, await RefusedAtAsync()));
        on.World.Clock.Advance(TimeSpan.FromHours(1));
        sink.Behavior = SmtpBehavior.Accept;
        Assert.Null(await RefusedAtAsync());
    }

    [Theory]
    [InlineData("14, 3", 8, true)]
    [InlineData("", 0, true)]
    [InlineData("-1", 8, false)]
    [InlineData("3, 3", 8, false)]
    [InlineData("soon", 8, false)]
    [InlineData("3", 20, false)]
    public void Settings_that_mean_nothing_are_refused_at_start(string days, int fromHour, bool valid)
    {
        var problems = new SettingsProblems(DeadlineOptions.Section);
        new DeadlineOptionsValidator().Check(new DeadlineOptions { QuoteExpiry = days, FromHour = fromHour }, problems);
        Assert.Equal(valid, problems.Found.Count == 0);
    }

    /// <summary>A run that asks for no hour: tests are run at any.</summary>
    internal static DeadlineRun Run(QuotesPortal on) => ActivatorUtilities.CreateInstance<DeadlineRun>(on.Portal.Services,
        on.Portal.Services.GetRequiredService<DeadlinePolicy>() with { FromHour = 0 }, new Till(on.World).Gateway);

    private static async Task<IReadOnlyList<MimeMessage>> TellAsync(QuotesPortal on)
    {
        await Run(on).RunAsync(CancellationToken.None);
        return await DispatchAsync(on);
    }

    private static async Task<IReadOnlyList<MimeMessage>> DispatchAsync(QuotesPortal on)
    {
        var bag = new MailBag();
        await bag.DispatchAsync(on.Portal);
        return bag.Mails;
    }

    /// <summary>A quote, a contract that renews, one that does not, a card, and a contact whose mail was refused.</summary>
    private static async Task<QuotesPortal> NearAsync()
    {
        var on = await QuotesPortal.StartAsync();
        var world = on.World;
        await world.PublishAsync(world.Terms() with { ExpiresOn = Today.AddDays(3) }, world.Line(1m, 10m));
        var refused = new OutboxMessage(MessageKind.InvoiceReady, "pat@acme.example", "Pat", world.Account.Id, Guid.NewGuid(), data: null,
            world.Clock.GetUtcNow());
        refused.Refuse(world.Clock.GetUtcNow());
        refused.Hold(world.Clock.GetUtcNow().AddDays(1));
        await world.WriteAsync(world.Contract("C-1", Today.AddDays(-300), Today.AddDays(50)),
            world.Contract("C-2", Today.AddDays(-300), Today.AddDays(10)), refused);
        await new Autopaying(world).CardAsync(year: 2026, month: 11);
        await using var db = on.Portal.Unscoped();
        var contract = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Number == "C-1");
        db.Entry(contract).Property(row => row.AutoRenews).CurrentValue = true;
        db.BillingDetailsChanges.Add(contract.ReviseBilling(
            contract.Billing with { Contacts = [new BillingContactDetails("Pat", "pat@acme.example", IsPrimary: true)] },
            world.User.Id, "Zoë", world.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return on;
    }
}
