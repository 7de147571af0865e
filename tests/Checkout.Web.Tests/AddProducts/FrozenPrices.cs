using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>A price book that the feed changes moves no quote that was saved before, until it expires.</summary>
[Trait("Acceptance", "B4")]
public sealed class FrozenPrices
{
    private const string Dearer = """
        {"type":"priceBook","externalId":"pb-acme","name":"Acme negotiated prices","currency":"USD","prices":[{"product":"prod-pro","tiers":[{"from":1,"price":66},{"from":100,"price":61}]}]}
        """;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Hold_until_the_quote_expires_and_are_refreshed_with_what_changed(Engine engine)
    {
        await using var demo = await DemoPortal.StartAsync(engine);
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        var accepted = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        var kept = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=10")).Form("/AddProducts").SendAndFollowAsync("Review quote");

        await demo.ImportAsync(Dearer);

        await DemoPortal.AcceptAsync(acme, accepted);
        await using (var db = demo.Books())
        {
            var order = await db.Orders.OrderByDescending(row => row.PlacedAt).Include(row => row.Lines).FirstAsync();
            Assert.Equal((60m, 3000m), (Assert.Single(order.Lines).NetPrice, order.NetAmount));
        }

        await demo.GoToAsync(demo.Today.AddDays(31));
        using var later = await demo.SignInAsync(DemoPortal.Acme);
        var expired = await later.GetAsync(kept.Path);
        Assert.Contains("Expired", expired.Find(".page-head").TextContent, StringComparison.Ordinal);
        Assert.Empty(expired.All("a[href$='/Acceptance']"));
        (await later.GetAsync(kept.Path + "/Acceptance")).Expect(HttpStatusCode.Conflict);

        var refresh = await later.GetAsync(expired.All("a").Single(link => link.TextContent == "Refresh prices").GetAttribute("href")!);
        Assert.Contains("In version 1: 10 users at $60.00, the price has changed since. Today it is $6.00 more.",
            refresh.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var refreshed = (await refresh.Form(kept.Path + "/Edit").SendAndFollowAsync("Save changes")).Expect(HttpStatusCode.OK);
        Assert.Contains("Price of Cirrus CRM Professional from $60.00 to $66.00", refreshed.Text, StringComparison.Ordinal);
        await DemoPortal.AcceptAsync(later, refreshed);
    }

    [Fact]
    public async Task Go_with_the_units_that_earned_them()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        async Task<PortalPage> SaveAsync() =>
            await (await acme.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAndFollowAsync("Review quote");

        // 60 in force and 25: $60.00. With the 25 that were just ordered, 110: $57.00.
        var first = await DemoPortal.AcceptAsync(acme, await SaveAsync());
        var second = await SaveAsync();
        Assert.Contains("$57.00", second.Text, StringComparison.Ordinal);
        (await acme.GetAsync(second.Path + "/Acceptance")).Expect(HttpStatusCode.OK);
        var order = first.All("a").Select(link => link.GetAttribute("href")!)
            .First(link => link.StartsWith("/Orders/O-", StringComparison.Ordinal));
        await (await acme.GetAsync(order + "/Cancellation")).Form(order + "/Cancellation").SendAndFollowAsync();

        var refused = (await acme.GetAsync(second.Path + "/Acceptance")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Fewer units of Cirrus CRM Professional are in force now", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Refresh quote", (await acme.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
