using System.Net;
using Checkout.Domain.Messages;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>A session is a row: it ends where its person, a new password, an operator or the time ends it, whatever cookie was
/// kept.</summary>
[Trait("Acceptance", "U3")]
public sealed class EndingSessions : DoorTest
{
    [Fact]
    public async Task Signing_out_ends_it_for_a_copy_of_the_cookie_as_well()
    {
        using var browser = await SignInAsync();
        using var copy = Copy(browser);
        (await copy.GetAsync("/")).Expect(HttpStatusCode.OK);

        var signedOut = await (await browser.GetAsync("/")).Form("/SignOut").SendAsync();

        Assert.Contains("storage", Assert.Single(signedOut.Response.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        Assert.Equal("/SignIn?returnUrl=%2FInvoices", (await copy.GetAsync("/Invoices")).Location);
    }

    [Fact]
    public async Task Each_is_listed_and_ended_by_itself_or_all_others_at_once()
    {
        using var here = await SignInAsync();
        using var second = await SignInAsync();
        using var third = await SignInAsync();

        var profile = await here.GetAsync("/Profile");
        Assert.Equal(3, profile.All("section[aria-labelledby=sessions] tbody tr").Count);
        Assert.Contains("This browser", profile.Text, StringComparison.Ordinal);

        await profile.Form("/Profile/Sessions/End").SendAsync();
        Assert.Single(new[] { await second.GetAsync("/"), await third.GetAsync("/") }, page => page.Status is HttpStatusCode.OK);

        // Sent twice, it is as harmless as once.
        await profile.Form("/Profile/Sessions/End").SendAsync();
        await (await here.GetAsync("/Profile")).Form("/Profile/Sessions/EndOthers").SendAsync();
        Assert.All([await second.GetAsync("/"), await third.GetAsync("/")],
            page => Assert.StartsWith("/SignIn", page.Location, StringComparison.Ordinal));
        (await here.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_ends_another_persons()
    {
        using var browser = await SignInAsync();
        var other = await Checkout.Testing.Builders.World.CreateAsync(Database, World.Today);
        using var stranger = await Portal.SignedInAs(other.User.Email!);
        using var mine = await SignInAsync();
        var form = (await browser.GetAsync("/Profile")).Form("/Profile/Sessions/End");
        var id = form.Value("session")!;

        var theirs = (await stranger.GetAsync("/Profile")).Form("/SignOut").To("/Profile/Sessions/End").Forge("session", id);
        await theirs.SendAsync();

        (await mine.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_when_nothing_is_done_in_it_and_at_the_latest_after_a_week()
    {
        using var idle = await SignInAsync();
        using var busy = await SignInAsync();
        for (var hours = 0; hours < 7 * 24; hours += 6)
        {
            (await busy.GetAsync("/Profile")).Expect(HttpStatusCode.OK);
            World.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal("/SignIn?returnUrl=%2FProfile", (await busy.GetAsync("/Profile")).Location);
        Assert.Equal("/SignIn?returnUrl=%2FProfile", (await idle.GetAsync("/Profile")).Location);
    }

    [Fact]
    public async Task A_confirmation_gives_it_another_key_and_a_copy_of_the_old_cookie_ends()
    {
        using var browser = await SignInAsync();
        using var copy = Copy(browser);
        await AddAppAsync(browser);

        World.Clock.Advance(TimeSpan.FromMinutes(1));

        (await browser.GetAsync("/Profile")).Expect(HttpStatusCode.OK);
        Assert.StartsWith("/SignIn", (await copy.GetAsync("/Profile")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_new_for_its_person_is_told_by_mail_and_the_first_ever_is_not()
    {
        using var first = await SignInAsync();
        Assert.Equal(0, await MailsAsync(MessageKind.NewDevice));

        await (await first.GetAsync("/")).Form("/SignOut").SendAsync();
        await SignInAsync(first);
        Assert.Equal(0, await MailsAsync(MessageKind.NewDevice));

        using var other = await SignInAsync();
        Assert.Equal(1, await MailsAsync(MessageKind.NewDevice));
    }

    [Fact]
    public async Task A_hash_that_is_renewed_by_one_sign_in_ends_no_other_at_the_same_time()
    {
        await using (var db = Database.Contexts.Unscoped())
        {
            (await db.Users.SingleAsync(user => user.Email == Email)).PasswordHash =
                new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(new object(), Password);
            await db.SaveChangesAsync();
        }

        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync()));

        Assert.All(await Task.WhenAll(browsers.Select(browser => browser.GetAsync("/Profile"))), page => page.Expect(HttpStatusCode.OK));
        Array.ForEach(browsers, browser => browser.Dispose());
    }

    private PortalClient Copy(PortalClient browser)
    {
        var cookies = new CookieContainer();
        cookies.Add(browser.Cookies.GetAllCookies());
        return Portal.BrowserWith(cookies);
    }
}
