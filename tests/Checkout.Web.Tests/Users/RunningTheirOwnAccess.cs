using System.Net;
using Checkout.Data.Billing;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Checkout.Web.Tests.Users;

/// <summary>An account's administrator decides who gets in, from the invitation to the last day; everything is in the activity, and told
/// to the person and to the other administrators.</summary>
[Trait("Acceptance", "U1")]
public sealed class RunningTheirOwnAccess(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Nora = "nora@lind.example";
    private const string Password = "seven wide rivers meet";

    [SkippableTheory, EveryEngine]
    public async Task By_inviting_and_the_link_works_once_and_only_the_latest(Engine engine)
    {
        await using var stage = await Stage.OpenAsync(databases, engine);
        var first = await stage.InviteAsync();

        var person = await stage.Browser.OpenAsync(await stage.PersonAsync());
        Assert.Contains("Invited", person.Text, StringComparison.Ordinal);
        await person.Form(person.Path + "/Invitation").SendAsync();
        var latest = await stage.LinkAsync();

        using var nora = stage.Portal.Anonymous();
        (await nora.GetAsync(first)).Expect(HttpStatusCode.Gone);
        var page = (await nora.GetAsync(latest)).Expect(HttpStatusCode.OK);
        Assert.Contains(stage.World.Account.Name, page.Title, StringComparison.Ordinal);
        var mistaken = await page.Form().Fill("Password", "short").SendAsync();
        mistaken.Expect(HttpStatusCode.UnprocessableEntity);
        var arrived = await mistaken.Form().Fill("Name", "Nora Lind").Fill("Password", Password).SendAndFollowAsync();
        Assert.Contains("Your password is set", arrived.Flash, StringComparison.Ordinal);
        (await nora.GetAsync(latest)).Expect(HttpStatusCode.Gone);

        using var signedIn = await stage.Portal.SignedInAs(Nora);
        (await signedIn.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        (await signedIn.GetAsync("/Users")).Expect(HttpStatusCode.Forbidden);
        Assert.Equal(["MemberInvited", "MemberInvited", "InvitationAccepted"],
            (await stage.ActionsAsync()).Where(action => action.Contains("Invit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_and_when_it_is_revoked()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        var link = await stage.InviteAsync();
        using var nora = stage.Portal.Anonymous();

        stage.World.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await nora.GetAsync(link)).Expect(HttpStatusCode.OK);
        var form = (await nora.GetAsync(link)).Form().Fill("Password", Password);
        stage.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await nora.GetAsync(link)).Expect(HttpStatusCode.Gone);
        (await form.SendAsync()).Expect(HttpStatusCode.Gone);

        using var administrator = await stage.Portal.SignedInAs(stage.World.User.Email!);
        var person = await administrator.GetAsync(await stage.PersonAsync());
        Assert.Contains("Invitation expired", person.Text, StringComparison.Ordinal);
        await person.Form(person.Path + "/Invitation").SendAsync();
        var again = await stage.LinkAsync();
        (await nora.GetAsync(again)).Expect(HttpStatusCode.OK);
        await (await administrator.GetAsync(person.Path)).Form(person.Path + "/Invitation/Revocation").SendAsync();
        (await nora.GetAsync(again)).Expect(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Who_signs_in_elsewhere_is_added_at_once_and_told()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        var elsewhere = await World.CreateAsync(stage.World.Database, TestClock.Today);
        await stage.Portal.SetPasswordAsync(elsewhere.User.Email!, Password);

        var page = await (await stage.FormAsync()).Fill("Email", elsewhere.User.Email!).SendAndFollowAsync();

        Assert.Contains("has access now", page.Flash, StringComparison.Ordinal);
        using var browser = await stage.Portal.SignedInAs(elsewhere.User.Email!);
        (await browser.OpenAsync($"/Invoices?account={stage.World.Account.Number}")).Expect(HttpStatusCode.OK);
        var mail = Assert.Single(await stage.MailsToAsync(elsewhere.User.Email!));
        Assert.Contains("gave you access", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_set_of_their_own_that_only_reads_from_the_next_click_on()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        using var colleague = await stage.ColleagueAsync();
        (await colleague.GetAsync("/AddProducts")).Expect(HttpStatusCode.OK);

        await (await stage.Browser.GetAsync("/Users/PermissionSets/New")).Form("/Users/PermissionSets/New").Fill("Name", "Auditor")
            .Tick("ReadOnly").SendAsync();
        var person = await stage.Browser.GetAsync(await stage.PersonAsync("colleague@acme.example"));
        var set = person.All("label.agree").Single(label => label.TextContent.Contains("Auditor", StringComparison.Ordinal))
            .QuerySelector("input")!.GetAttribute("value")!;
        var saved = await person.Form(person.Path).Forge("PermissionSets", set).SendAndFollowAsync();

        Assert.Contains("from the next click on", saved.Flash, StringComparison.Ordinal);
        Assert.Contains("See billing, change nothing", saved.Text, StringComparison.Ordinal);
        (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        (await colleague.GetAsync("/AddProducts")).Expect(HttpStatusCode.Forbidden);

        // What the set is changed to counts for whoever has it, and they are told.
        Assert.Contains("changed your access", Assert.Single(await stage.MailsToAsync("colleague@acme.example")).TextBody,
            StringComparison.Ordinal);
        var own = await stage.Browser.GetAsync($"/Users/PermissionSets/{Guid.Parse(set):N}");
        await own.Form(own.Path).Tick("ReadOnly", false).Tick("MayNotPay").SendAsync();
        (await colleague.GetAsync("/AddProducts")).Expect(HttpStatusCode.OK);
        (await colleague.GetAsync("/Pay")).Expect(HttpStatusCode.Forbidden);
        Assert.Contains("changed the profile or permission set “Auditor”",
            Assert.Single(await stage.MailsToAsync("colleague@acme.example")).TextBody, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task Until_a_day_after_which_the_gate_is_shut_and_everybody_is_told_once(Engine engine)
    {
        await using var stage = await Stage.OpenAsync(databases, engine);
        using var colleague = await stage.ColleagueAsync();
        var person = await stage.Browser.GetAsync(await stage.PersonAsync("colleague@acme.example"));
        var last = stage.World.Today.AddDays(3);
        var yesterday = await person.Form(person.Path).Fill("EndsOn", $"{stage.World.Today.AddDays(-1):yyyy-MM-dd}").SendAsync();
        yesterday.Expect(HttpStatusCode.UnprocessableEntity);
        await person.Form(person.Path).Fill("EndsOn", $"{last:yyyy-MM-dd}").SendAsync();
        await stage.MailsToAsync("colleague@acme.example");

        stage.World.GoTo(last);
        using var then = await stage.Portal.SignedInAs("colleague@acme.example");
        (await then.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        stage.World.GoTo(last.AddDays(1));
        using var after = await stage.Portal.SignedInAs("colleague@acme.example");
        (await after.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);

        var daily = stage.Portal.Services.GetRequiredService<DailyWork>();
        await Task.WhenAll(daily.RunAsync(CancellationToken.None), daily.RunAsync(CancellationToken.None));
        Assert.Single(await stage.ActionsAsync(), action => action == "MemberExpired");
        Assert.Contains("has passed", Assert.Single(await stage.MailsToAsync("colleague@acme.example")).TextBody, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task And_one_administrator_always_stays_even_where_two_end_each_other_at_once(Engine engine)
    {
        await using var stage = await Stage.OpenAsync(databases, engine);
        var alone = await stage.Browser.GetAsync(await stage.PersonAsync(stage.World.User.Email) + "/End");
        var refused = await alone.Form(alone.Path).SendAsync();
        Assert.Contains("Make another person an administrator first", refused.Expect(HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal);

        using var second = await stage.ColleagueAsync("System Administrator");
        var (own, others) = (await stage.PersonAsync(stage.World.User.Email) + "/End",
            await stage.PersonAsync("colleague@acme.example") + "/End");
        var forms = new[] { (await stage.Browser.GetAsync(others)).Form(others), (await second.GetAsync(own)).Form(own) };
        var answers = await Task.WhenAll(forms.Select(form => form.SendAsync()));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Redirect);
        await using var db = stage.Portal.Unscoped();
        Assert.Equal(1, await db.Memberships.CountAsync(row => row.AccountId == stage.World.Account.Id && row.Active));
    }

    [Fact]
    public async Task And_ended_access_can_be_given_back()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        using var colleague = await stage.ColleagueAsync();
        var path = await stage.PersonAsync("colleague@acme.example");

        var ended = await (await stage.Browser.GetAsync(path + "/End")).Form(path + "/End").SendAndFollowAsync();
        Assert.Contains("no longer has access", ended.Flash, StringComparison.Ordinal);
        (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        await ended.Form(path + "/Restoration").SendAsync();
        (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);

        await (await stage.Browser.GetAsync(path)).Form(path + "/SignOut").SendAsync();
        (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task And_gives_it_to_whoever_asks_with_one_click()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        using var colleague = await stage.ColleagueAsync("Standard User");
        var refused = (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);
        await refused.Form("/WhomToAsk/Request").Fill("Note", "I keep the books.").SendAsync();
        Assert.Contains("You asked for access", (await colleague.GetAsync("/Invoices")).Text, StringComparison.Ordinal);

        var mail = Assert.Single(await stage.MailsToAsync(stage.World.User.Email!));
        Assert.Contains("I keep the books.", mail.TextBody, StringComparison.Ordinal);
        var users = await stage.Browser.GetAsync("/Users");
        Assert.Contains("Waiting for your answer", users.Text, StringComparison.Ordinal);
        Assert.Contains("asks for access", (await stage.Browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var request = await stage.Browser.GetAsync(users.Find("ul.people a.button").GetAttribute("href")!);
        var granted = await request.Form(request.Path + "/Grant").SendAndFollowAsync();

        Assert.Contains("can open billing now", granted.Flash, StringComparison.Ordinal);
        (await colleague.GetAsync("/Invoices")).Expect(HttpStatusCode.OK);
        Assert.Contains("already answered", (await request.Form(request.Path + "/Refusal").SendAsync())
            .Expect(HttpStatusCode.Conflict).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_from_the_contract_of_a_billing_contact()
    {
        await using var stage = await Stage.OpenAsync(databases, Engine.Sqlite);
        var contract = await stage.World.ContractAsync(stage.World.Terms(), stage.World.Line(3m, 10m));
        await using (var db = stage.Portal.Unscoped())
        {
            var stored = await db.Contracts.Include(row => row.Contacts).SingleAsync(row => row.Id == contract.Id);
            db.Entry(stored.Contacts[0]).Property(row => row.Email).CurrentValue = Nora;
            await db.SaveChangesAsync();
        }

        var page = await stage.Browser.GetAsync($"/Contracts/{contract.Slug}");
        var link = page.All("a").Single(found => found.TextContent.Trim() == "Give access").GetAttribute("href")!;

        Assert.Equal(Nora, (await stage.Browser.GetAsync(link)).Form("/Users/Invitation").Value("Email"));
        using var colleague = await stage.ColleagueAsync();
        Assert.DoesNotContain("Give access", (await colleague.GetAsync($"/Contracts/{contract.Slug}")).Text, StringComparison.Ordinal);
    }

    private sealed class Stage : IAsyncDisposable
    {
        private readonly MailBag _bag = new();
        private int _read;

        public required World World { get; init; }

        public required Portal Portal { get; init; }

        public required PortalClient Browser { get; init; }

        public static async Task<Stage> OpenAsync(DatabaseFixture databases, Engine engine)
        {
            var database = await databases.OnAsync(engine);
            var world = await World.CreateAsync(database, TestClock.Today);
            var portal = Portal.Rent(database, world.Clock);
            await using var db = portal.Unscoped();
            await db.OutboxMessages.ExecuteDeleteAsync();
            foreach (var address in new[] { Nora, "colleague@acme.example" })
            {
                // A database serves several tests.
                var users = await db.Users.Where(user => user.Email == address).ToListAsync();
                users.ForEach(user => (user.Email, user.NormalizedEmail, user.UserName, user.NormalizedUserName) =
                    ($"{user.Id:N}@x.example", $"{user.Id:N}@X.EXAMPLE".ToUpperInvariant(), $"{user.Id:N}@x.example",
                        $"{user.Id:N}@X.EXAMPLE".ToUpperInvariant()));
            }

            await db.SaveChangesAsync();
            return new Stage { World = world, Portal = portal, Browser = await portal.SignedInAs(world.User.Email!) };
        }

        public async Task<PortalForm> FormAsync()
        {
            await using var db = Portal.Unscoped();
            var profile = await db.Profiles.SingleAsync(row => row.Name == "Billing Administrator");
            return (await Browser.GetAsync("/Users/Invitation")).Form("/Users/Invitation").Fill("Name", "Nora").Fill("Email", Nora)
                .Fill("Profile", profile.Id.ToString());
        }

        public async Task<string> InviteAsync()
        {
            (await (await FormAsync()).SendAsync()).Expect(HttpStatusCode.Redirect);
            return await LinkAsync();
        }

        public async Task<string> LinkAsync() =>
            Assert.Single(await MailsToAsync(Nora)).TextBody!.Split('\n', ' ').Single(word => word.Contains("/Invitation?token=",
                StringComparison.Ordinal)) is var url ? new Uri(url.Trim()).PathAndQuery : "";

        public async Task<string> PersonAsync(string? email = Nora)
        {
            await using var db = Portal.Unscoped();
            return $"/Users/{await db.Memberships.Where(row => row.AccountId == World.Account.Id
                && db.Users.Any(user => user.Id == row.UserId && user.Email == email)).Select(row => row.Id).SingleAsync():N}";
        }

        public async Task<PortalClient> ColleagueAsync(string profile = "Billing Administrator")
        {
            await using var db = Portal.Unscoped();
            var user = new Data.Identity.CheckoutUser("colleague@acme.example", "Björn Ångström") { EmailConfirmed = true };
            db.AddRange(user, new Membership(World.Account.Id, user.Id, await db.Profiles.SingleAsync(row => row.Name == profile)));
            await db.SaveChangesAsync();
            return await Portal.SignedInAs(user.Email!);
        }

        /// <summary>The mails that came since this was asked last.</summary>
        public async Task<IReadOnlyList<MimeMessage>> MailsToAsync(string email)
        {
            await _bag.DispatchAsync(Portal);
            var mails = _bag.Mails.Skip(_read).ToList();
            _read += mails.Count;
            return [.. mails.Where(mail => mail.To.Mailboxes.Any(to => to.Address == email))];
        }

        public async Task<IReadOnlyList<string>> ActionsAsync()
        {
            await using var db = Portal.Unscoped();
            return [.. (await db.AuditEntries.Where(row => row.AccountId == World.Account.Id).OrderBy(row => row.Number)
                .Select(row => row.Action).ToListAsync()).Select(action => action.ToString())];
        }

        public async ValueTask DisposeAsync()
        {
            Browser.Dispose();
            await Portal.DisposeAsync();
        }
    }
}
