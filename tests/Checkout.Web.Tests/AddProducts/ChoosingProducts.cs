using System.Net;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>What the page of the selection shows: products, prices once there is a quantity, and where they come from.</summary>
[Trait("Acceptance", "B1")]
public sealed class ChoosingProducts(DemoPortalFixture demo) : IClassFixture<DemoPortalFixture>
{
    [Fact]
    public async Task Starts_with_what_is_owned_and_shows_no_price_before_a_quantity()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);

        var page = (await acme.GetAsync("/AddProducts")).Expect(HttpStatusCode.OK);

        Assert.Contains("Cirrus CRM Professional", RowsOf(page));
        Assert.DoesNotContain("Full-copy sandbox", RowsOf(page));
        Assert.Contains("60 users in force until Jan 22, 2027", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("main data[value]"), data => data.TextContent.Contains('$', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Explains_tier_months_and_what_the_next_tier_would_bring()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);

        var page = await acme.GetAsync("/AddProducts?units.CRM-PRO=39");

        Assert.Contains("60 in force and 39 added make 99", page.Text, StringComparison.Ordinal);
        Assert.Contains("Price book: Acme negotiated prices", page.Text, StringComparison.Ordinal);
        Assert.Contains("39 users × $60.00 × 2", page.Text, StringComparison.Ordinal);

        // 39 × 60 × 2 = 4,680.00; 40 × 57 × 2 = 4,560.00.
        Assert.Contains(
            "Add 1 more (40 users in all) and pay less: the price drops to $57.00, $4,560.00 in all. You save $120.00", page.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_everything_under_the_contract_by_family_and_finds_by_words()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);

        var all = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=3")).Form("/AddProducts").SendAsync("true");
        var found = await all.Form("/AddProducts").Fill("search", "sandbox").SendAsync("Find");

        Assert.Equal(["Customer relations", "Insight", "Platform", "Services", "Success"],
            all.All("h2.family").Select(family => family.TextContent));
        Assert.Contains("Show all available products 1", all.Find(".tabs [aria-current]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Requires Cirrus CRM Enterprise. Not together with Full-copy sandbox.", all.Text, StringComparison.Ordinal);
        Assert.Contains("on sale from January 23, 2027", all.Text, StringComparison.Ordinal);

        // What was typed stays, and what is looked for comes beside it.
        Assert.Equal(["Cirrus CRM Professional", "Full-copy sandbox"], RowsOf(found).Order(StringComparer.Ordinal));
        Assert.Equal("3", found.Form("/AddProducts").Value("units.CRM-PRO"));
    }

    [Fact]
    public async Task Asked_for_by_the_script_comes_without_the_frame_and_says_the_same()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/AddProducts?units.CRM-PRO=39");
        request.Headers.Add("X-Part", "selection");

        var part = (await acme.SendAsync(request)).Expect(HttpStatusCode.OK);
        var whole = await acme.GetAsync("/AddProducts?units.CRM-PRO=39");

        Assert.Empty(part.All(".site-nav"));
        Assert.Equal((DemoPortal.DueOn(whole), DemoPortal.TotalOn(whole)), (DemoPortal.DueOn(part), DemoPortal.TotalOn(part)));
        Assert.Equal(whole.Find("#sums").TextContent, part.Find("#sums").TextContent);
    }

    [Fact]
    public async Task Keeps_it_for_later_and_tells_the_account_executive_once()
    {
        using var acme = await demo.Portal.SignInAsync(DemoPortal.Acme);
        var before = await demo.Portal.WrittenAsync();
        var form = (await acme.GetAsync("/AddProducts?units.ANALYTICS=3")).Find("button[form=selection]");
        var path = form.GetAttribute("formaction")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [form.GetAttribute("name")!] = form.GetAttribute("value")!,
            ["contract"] = "C-00000101",
            ["units.ANALYTICS"] = "3",
        };

        using var once = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        using var twice = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        var kept = await acme.FollowAsync(await acme.SendAsync(once));
        var again = await acme.FollowAsync(await acme.SendAsync(twice));

        Assert.Contains("is kept as Q-", kept.Flash, StringComparison.Ordinal);
        Assert.Equal(kept.Path, again.Path);
        Assert.Contains("Your company made this quote", kept.Text, StringComparison.Ordinal);
        var after = await demo.Portal.WrittenAsync();
        Assert.Equal((1, 0, 1, 1, 1), (after.Quotes - before.Quotes, after.Orders - before.Orders, after.Keys - before.Keys,
            after.Entries - before.Entries, after.Mails - before.Mails));
    }

    private static IReadOnlyList<string> RowsOf(PortalPage page) => [.. page.All(".pick-list h3").Select(name => name.TextContent)];
}
