using System.Net;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>What somebody does who wants to know before buying: what if, what was it last time, and what is the difference.</summary>
public sealed class ComparingAndOrderingAgain(DemoPortalFixture demo) : IClassFixture<DemoPortalFixture>
{
    [Fact]
    [Trait("Acceptance", "B1")]
    public async Task What_if_shows_variants_side_by_side_and_leads_back_to_the_selection()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);

        var page = (await acme.GetAsync("/AddProducts/WhatIf?units.CRM-PRO=25&b.units.CRM-PRO=40&b.start=2026-12-23"))
            .Expect(HttpStatusCode.OK);

        // A: 25 × $60.00 × 2 = 3,000.00; with 60 in force 85 units, a year of them 85 × 60 × 12 = 61,200.00. B: 40 × $57.00 × 1 = 2,280.00,
        // a year 40 × 57 × 12 = 27,360.00, 9,360.00 more than A's 18,000.00; 100 × 57 × 12 = 68,400.00.
        var (first, second, third) = (Words(page, 0), Words(page, 1), Words(page, 2));
        Assert.Contains("$3,266.25", first, StringComparison.Ordinal);
        Assert.Contains("$18,000.00", first, StringComparison.Ordinal);
        Assert.Contains("85 users × $60.00 × 12", first, StringComparison.Ordinal);
        Assert.Contains("$61,200.00", first, StringComparison.Ordinal);
        Assert.Contains("100 users × $57.00 × 12", second, StringComparison.Ordinal);
        Assert.Contains("$68,400.00", second, StringComparison.Ordinal);
        Assert.Contains("$9,360.00 more than A", second, StringComparison.Ordinal);
        Assert.Contains("$7,200.00 more than A", second, StringComparison.Ordinal);
        Assert.Contains("Enter a quantity to see what it costs", third, StringComparison.Ordinal);

        var chosen = await acme.GetAsync(page.All(".variants a")[^1].GetAttribute("href")!);
        Assert.Equal(("40", "2026-12-23"),
            (chosen.Form("/AddProducts").Value("units.CRM-PRO"), chosen.Form("/AddProducts").Value("start")));
        var link = new Uri(page.Find(".share a").GetAttribute("data-copy")!).PathAndQuery;
        using var colleague = await demo.Portal.SignInAsync(DemoPortal.AcmeBilling);
        Assert.Equal(first, Words(await colleague.OpenAsync(link), 0));
        using var stranger = await demo.Portal.SignInAsync(DemoPortal.Initech);
        (await stranger.GetAsync(link)).Expect(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/AddProducts/WhatIf?contract=C-00000101&units.CRM-PRO=25")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Acceptance", "B3")]
    public async Task What_if_explains_what_cant_be_had_and_writes_nothing()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var before = await demo.Portal.WrittenAsync();

        var page = (await acme.GetAsync("/AddProducts/WhatIf?units.STORAGE=15&units.NONE=1&b.units.STORAGE=10&b.start=2020-01-01"))
            .Expect(HttpStatusCode.OK);

        Assert.Contains("Enter a multiple of 10.", Words(page, 0), StringComparison.Ordinal);
        Assert.Contains("A start in the past", Words(page, 1), StringComparison.Ordinal);
        Assert.Contains("No products selected yet", (await acme.GetAsync("/AddProducts/WhatIf")).Text, StringComparison.Ordinal);
        Assert.Equal(before, await demo.Portal.WrittenAsync());
    }

    [Fact]
    [Trait("Acceptance", "B4")]
    public async Task Ordering_again_fills_in_the_quantities_and_says_what_has_changed_and_what_is_left_out()
    {
        await using var own = await DemoPortal.StartAsync();
        using var acme = await own.SignInAsync(DemoPortal.Acme);
        var quote = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=25&units.SANDBOX=1")).Form("/AddProducts")
            .SendAndFollowAsync("Review quote");
        var accepted = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        var order = await DemoPortal.AcceptAsync(acme, accepted);
        await own.ImportAsync(
            """{"type":"priceBook","externalId":"pb-acme","name":"Acme negotiated prices","currency":"USD","prices":[{"product":"prod-pro","tiers":[{"from":1,"price":66}]}]}""",
            """{"type":"product","externalId":"prod-sandbox","sku":"SANDBOX","name":"Full-copy sandbox","family":"Platform","unit":"org","recurring":true,"taxClass":"software","maximum":3,"active":false}""");

        var left = new List<bool>();
        foreach (var path in new[] { quote.Path.Split('?')[0], "/Orders/" + order.Path.Split('/')[2] })
        {
            var source = await acme.GetAsync(path);
            var again = source.All("a").Single(link => link.TextContent.Trim() is "Order again" or "Start a quote from this one");
            var page = (await acme.GetAsync(again.GetAttribute("href")!)).Expect(HttpStatusCode.OK);

            Assert.Equal("25", page.Form("/AddProducts").Value("units.CRM-PRO"));
            Assert.Contains("25 users at $60.00, the price has changed since. Today it is $6.00 more.", page.Text.Replace('\u00A0', ' '),
                StringComparison.Ordinal);
            left.Add(page.Find("section.notice").TextContent.Contains("Full-copy sandbox is no longer sold.", StringComparison.Ordinal));

            // What was said stays beside what is typed.
            var typed = await page.Form("/AddProducts").Fill("units.CRM-PRO", "30").SendAsync("Update prices");
            Assert.Contains("25 users at $60.00", typed.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
            var saved = await typed.Form("/AddProducts").SendAndFollowAsync("Review quote");
            Assert.StartsWith("/Quotes/Q-", saved.Path, StringComparison.Ordinal);
        }

        Assert.Equal([true, false], left);
        using var initech = await own.SignInAsync(DemoPortal.Initech);
        (await initech.GetAsync("/AddProducts?again=" + quote.Path.Split('?')[0])).Expect(HttpStatusCode.NotFound);
        (await initech.GetAsync("/AddProducts?since=/Orders/none")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Acceptance", "B5")]
    public async Task Two_versions_and_two_quotes_are_compared_line_by_line()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var quote = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        var path = quote.Path.Split('?')[0];
        var edit = await acme.GetAsync(path + "/Edit?units.ANALYTICS=3&units.CRM-PRO=40&revision=1");
        await edit.Form(path + "/Edit").SendAndFollowAsync("Save changes");
        var other = await (await acme.GetAsync("/AddProducts?units.STORAGE=10")).Form("/AddProducts").SendAndFollowAsync("Review quote");

        var versions = (await acme.GetAsync(path + "/Compare")).Expect(HttpStatusCode.OK);
        var quotes = (await acme.GetAsync($"{path}/Compare?with={other.Path.Split('?')[0].Split('/')[^1]}")).Expect(HttpStatusCode.OK);

        var words = Plain(versions.Find("table.compared").TextContent);
        Assert.Contains("Quantity 25 users 40 users 15 more", words, StringComparison.Ordinal);
        Assert.Contains("Your price $60.00 a month $57.00 a month $3.00 less", words, StringComparison.Ordinal);
        Assert.Contains("Analytics ANALYTICS only in Version 2", words, StringComparison.Ordinal);
        Assert.Contains("Net $3,000.00", words, StringComparison.Ordinal);
        Assert.Contains("only in " + other.Path.Split('?')[0].Split('/')[^1], Plain(quotes.Find("table.compared").TextContent),
            StringComparison.Ordinal);

        // The form takes each version of either: the first of this quote, and the older one of this quote from the other's side.
        Assert.Equal($"{Slug(quote)}:2", versions.Form(path + "/Compare").Value("with"));
        var itself = await versions.Form(path + "/Compare").Fill("version", "2").Fill("with", $"{Slug(quote)}:1").SendAsync();
        Assert.Contains("Quantity 40 users 25 users 15 less", Plain(itself.Find("table.compared").TextContent), StringComparison.Ordinal);
        var form = (await acme.GetAsync($"/Quotes/{Slug(other)}/Compare")).Form($"/Quotes/{Slug(other)}/Compare");
        var older = (await form.Fill("with", $"{Slug(quote)}:1").SendAsync()).Expect(HttpStatusCode.OK);
        Assert.Contains("25 users", Plain(older.Find("table.compared").TextContent), StringComparison.Ordinal);
        Assert.Equal($"{Slug(quote)}:1", older.Form($"/Quotes/{Slug(other)}/Compare").Value("with"));

        (await acme.GetAsync($"{path}/Compare?with={Slug(other)}:9")).Expect(HttpStatusCode.NotFound);
        (await acme.GetAsync($"{path}/Compare?with={Slug(other)}:x")).Expect(HttpStatusCode.NotFound);
        (await acme.GetAsync(path + "/Compare?version=9")).Expect(HttpStatusCode.NotFound);
        (await acme.GetAsync(path + "/Compare?with=Q-99999999")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Acceptance", "B2")]
    public async Task Every_line_of_order_and_invoice_explains_its_price()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var quote = await (await acme.GetAsync("/AddProducts?units.ANALYTICS=7")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        var confirmation = await DemoPortal.AcceptAsync(acme, quote);
        var order = (await acme.GetAsync("/Orders/" + confirmation.Path.Split('/')[2])).Expect(HttpStatusCode.OK);
        var invoice = (await acme.GetAsync(order.All("main a[href^='/Invoices/']")[0].GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        // 7 × $25.00 × 2 = $350.00; the invoice holds the first of two months.
        foreach (var (page, months, amount) in new[] { (quote, 2, "$350.00"), (order, 2, "$350.00"), (invoice, 1, "$175.00") })
        {
            Assert.Contains($"7 users × $25.00 × {months}", Plain(page.Find(".explain").TextContent), StringComparison.Ordinal);
            Assert.Contains(amount, page.Find(".explain").TextContent, StringComparison.Ordinal);
            Assert.Contains("Tax is computed on the sum of each invoice", page.Find(".explain").TextContent, StringComparison.Ordinal);
        }

        foreach (var tab in new[] { "/Orders", "/Invoices", "/Quotes" })
        {
            var list = await acme.GetAsync(tab);
            foreach (var path in list.All("a.open").Select(link => link.GetAttribute("href")!).Take(4))
            {
                var page = await acme.GetAsync(path);
                Assert.True(page.All("tr.explained").Count >= (tab == "/Quotes" ? 0 : 1), path);
            }
        }
    }

    private static string Slug(PortalPage quote) => quote.Path.Split('?')[0].Split('/')[^1];

    private static string Words(PortalPage page, int variant) => Plain(page.All(".variants > section")[variant].TextContent);

    private static string Plain(string text) =>
        string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
