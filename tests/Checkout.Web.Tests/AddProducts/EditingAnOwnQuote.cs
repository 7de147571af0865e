using System.Net;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>Two people, two clicks, an old page, a session that ends: nothing is lost and nothing happens twice.</summary>
[Trait("Acceptance", "B5")]
public sealed class EditingAnOwnQuote
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Two_people_at_once_see_each_others_version_and_lose_nothing(Engine engine)
    {
        await using var demo = await DemoPortal.StartAsync(engine);
        using var zoe = await demo.SignInAsync(DemoPortal.Acme);
        using var bjorn = await demo.SignInAsync(DemoPortal.AcmeBilling);
        var quote = await SaveAsync(zoe, "/AddProducts?units.CRM-PRO=25");
        var mine = await zoe.GetAsync(quote + "/Edit");
        var his = await bjorn.GetAsync(quote + "/Edit");

        (await his.Form(quote + "/Edit").Fill("units.CRM-PRO", "30").SendAndFollowAsync("Save changes")).Expect(HttpStatusCode.OK);
        var conflict = (await mine.Form(quote + "/Edit").Fill("units.CRM-PRO", "27").SendAsync("Save changes"))
            .Expect(HttpStatusCode.Conflict);

        Assert.Contains("Björn Ångström saved version 2 in the meantime", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("30 users Cirrus CRM Professional", conflict.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("27", conflict.Form(quote + "/Edit").Value("units.CRM-PRO"));
        var done = (await conflict.Form(quote + "/Edit").SendAndFollowAsync("Save changes")).Expect(HttpStatusCode.OK);
        Assert.Contains("Cirrus CRM Professional from 30 users to 27 users", done.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        await using var db = demo.Books();
        var versions = await db.Quotes.Where(row => row.Slug == quote.Substring("/Quotes/".Length)).OrderBy(row => row.Revision)
            .Select(row => row.Status).ToListAsync();
        Assert.Equal([QuoteStatus.Superseded, QuoteStatus.Superseded, QuoteStatus.Active], versions);
    }

    [Fact]
    public async Task A_second_click_saves_once_and_an_old_page_saves_nothing_over_a_decision()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var zoe = await demo.SignInAsync(DemoPortal.Acme);
        var page = await zoe.GetAsync("/AddProducts?units.CRM-PRO=25");
        var first = await page.Form("/AddProducts").SendAsync("Review quote");
        var second = await page.Form("/AddProducts").SendAsync("Review quote");

        // Going back and sending something else with the same form is not done silently.
        var other = await page.Form("/AddProducts").Fill("units.CRM-PRO", "26").SendAsync("Review quote");

        Assert.Equal(first.Location, second.Location);
        other.Expect(HttpStatusCode.Conflict);
        Assert.Contains("It was already sent with other answers, and those count.", other.Text, StringComparison.Ordinal);

        var old = await zoe.GetAsync(first.Location + "/Edit");
        await DemoPortal.AcceptAsync(zoe, await zoe.GetAsync(first.Location!));
        var late = (await old.Form(first.Location + "/Edit").Fill("units.CRM-PRO", "99").SendAsync("Save changes"))
            .Expect(HttpStatusCode.Conflict);
        Assert.Contains("was accepted by Zoë Brandström", late.Text, StringComparison.Ordinal);
        await using var db = demo.Books();
        Assert.Equal(25m, await db.Quotes.Where(row => row.Origin == QuoteOrigin.Customer).SelectMany(row => row.Lines)
            .SumAsync(line => line.Quantity));
    }

    [Fact]
    public async Task A_session_that_ends_in_the_middle_loses_nothing_that_was_typed()
    {
        await using var demo = await DemoPortal.StartAsync();
        await demo.Portal.SetPasswordAsync(DemoPortal.Acme, "correct horse battery");
        using var signedIn = await demo.SignInAsync(DemoPortal.Acme);
        using var expired = demo.Portal.Anonymous();
        var page = await signedIn.GetAsync("/AddProducts");
        var typed = page.Form("/AddProducts").Fill("units.CRM-PRO", "25").Fill("units.ANALYTICS", "7").Fill("start", "2026-12-01");

        foreach (var button in new[] { "Update prices", "Review quote" })
        {
            var signIn = await expired.FollowAsync(await typed.SendAsync(button, expired));
            var back = (await signIn.SignInAndFollowAsync(DemoPortal.Acme, "correct horse battery"))
                .Expect(HttpStatusCode.OK);

            Assert.StartsWith("/AddProducts?", back.Path, StringComparison.Ordinal);
            Assert.DoesNotContain("Token", back.Path, StringComparison.OrdinalIgnoreCase);
            var form = back.Form("/AddProducts");
            Assert.Equal(("25", "7", "2026-12-01"), (form.Value("units.CRM-PRO"), form.Value("units.ANALYTICS"), form.Value("start")));
            await back.Form("/SignOut").SendAsync();
        }
    }

    [Fact]
    public async Task Discarding_asks_once_and_closes_it()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var zoe = await demo.SignInAsync(DemoPortal.Acme);
        var quote = await SaveAsync(zoe, "/AddProducts?units.CRM-PRO=25");
        var page = await zoe.GetAsync(quote);
        Assert.Contains("Discard the quote for $3,266.25?", page.Find("#discard").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.All("#decline"));

        var form = page.Form(quote + "/Discard");
        var done = await form.SendAndFollowAsync();
        var twice = await form.SendAsync();

        Assert.Contains("The quote is discarded.", done.Flash, StringComparison.Ordinal);
        Assert.Contains("Discarded by Zoë Brandström", done.Text, StringComparison.Ordinal);
        Assert.Equal(quote, twice.Location);
        (await zoe.GetAsync(quote + "/Edit")).Expect(HttpStatusCode.Conflict);
        (await zoe.GetAsync(quote + "/Acceptance")).Expect(HttpStatusCode.Conflict);
    }

    private static async Task<string> SaveAsync(PortalClient browser, string selection) =>
        (await (await browser.GetAsync(selection)).Form("/AddProducts").SendAsync("Review quote")).Location
            ?? throw new InvalidOperationException("It was not saved.");
}
