using System.Net;
using Checkout.Domain.CreditMemos;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Listing;

/// <summary>From a document to the one before and after it in the list that it was opened from, and back there.</summary>
[Trait("Acceptance", "T1")]
public sealed class WalkingAList(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine]
    public async Task Follows_every_sort_of_a_filtered_list_down_and_up_again(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await PublishAsync(world, "Red seats", "Blue seats", "Red seats", "Żółte seats", "Other", "Red seats");
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        foreach (var list in new[] { "", "?q=seats", "?q=seats&sort=name", "?q=seats&sort=-name", "?sort=-total", "?sort=number",
            "?sort=type", "?sort=-type", "?sort=status", "?sort=-published", "?status=Active&sort=expires", "?until=2026-11-23" })
        {
            await WalkAsync(browser, "/Quotes", list);
        }
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Works_for_contracts_orders_and_invoices(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        for (var i = 0; i < 3; i++)
        {
            await world.ContractAsync(world.Terms(startsOn: Today.AddDays(-i)), world.Line(1 + i, 10m));
        }

        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        foreach (var list in new[] { "/Contracts", "/Contracts?sort=end", "/Contracts?sort=billing", "/Orders", "/Orders?sort=-status",
            "/Orders?sort=by", "/Invoices", "/Invoices?sort=due", "/Invoices?sort=-balance", "/Invoices?status=Open&sort=total" })
        {
            await WalkAsync(browser, list.Split('?')[0],
                list.Contains('?', StringComparison.Ordinal) ? list[list.IndexOf('?', StringComparison.Ordinal)..] : "");
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Works_across_credit_memos_and_collections_events_with_the_same_numbers(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await world.WriteAsync(
            world.CreditMemo("CM-1", 30m, Today.AddDays(-5)),
            world.CreditMemo("SAME", 10m, Today.AddDays(-4)),
            world.Event("SAME", CollectionsKind.Reminder, Today.AddDays(-3), 70m),
            world.Event("COL-1", CollectionsKind.Notice, Today.AddDays(-2)),
            world.CreditMemo("CM-2", 20m, Today.AddDays(-2)));
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        foreach (var query in new[] { "", "?sort=number", "?sort=-kind", "?sort=amount", "?sort=-remaining", "?status=Credit&sort=date" })
        {
            await WalkAsync(browser, "/CreditMemos", query);
        }
    }

    [Fact]
    public async Task Leads_back_to_the_page_that_it_began_on()
    {
        var world = await World.CreateAsync(await databases.OnAsync(Engine.Sqlite), Today);
        await PublishAsync(world, [.. Enumerable.Repeat("Seats", 27)]);
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var second = await browser.GetAsync("/Quotes?sort=number&page=2");
        var opened = await browser.GetAsync(second.All("tbody a.open")[0].GetAttribute("href")!);
        var before = await browser.GetAsync(opened.Find("a[rel=prev]").GetAttribute("href")!);

        Assert.Equal("/Quotes?page=2&sort=number", opened.Find(".breadcrumb a").GetAttribute("href"));
        Assert.Equal("/Quotes?page=2&sort=number", before.Find(".breadcrumb a").GetAttribute("href"));
        Assert.Equal(2, (await browser.GetAsync(before.Find(".breadcrumb a").GetAttribute("href")!)).All("tbody tr").Count);
    }

    [Theory]
    [InlineData("sort=rubbish&page=-1&until=never")]
    [InlineData("https://elsewhere.example/?a=b")]
    [InlineData("%00%ff&&&=&q")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("status=Active&status=Expired&version=3")]
    public async Task Opens_the_document_whatever_the_link_says_of_its_list(string list)
    {
        var world = await World.CreateAsync(await databases.OnAsync(Engine.Sqlite), Today);
        await PublishAsync(world, "One", "Two");
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        var plain = (await browser.GetAsync("/Quotes")).All("tbody a.open")[0].GetAttribute("href");

        var page = (await browser.GetAsync($"{plain}?list={Uri.EscapeDataString(list)}")).Expect(HttpStatusCode.OK);

        Assert.StartsWith("/Quotes", page.Find(".breadcrumb a").GetAttribute("href"), StringComparison.Ordinal);
        (await browser.GetAsync(page.Find(".breadcrumb a").GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.NotNull(page.Document.QuerySelector("nav.neighbours a"));
    }

    // From the first row by “next” to the last one, and by “previous” back.
    private static async Task WalkAsync(PortalClient browser, string tab, string query)
    {
        var list = await browser.GetAsync(tab + query);
        var expected = list.All("tbody a.open").Select(link => link.TextContent).ToList();
        Assert.True(expected.Count > 1, $"{tab}{query} has too few rows to walk.");
        var page = await browser.GetAsync(list.All("tbody a.open")[0].GetAttribute("href")!);
        foreach (var (relation, order) in new[] { ("next", expected), ("prev", Enumerable.Reverse(expected).ToList()) })
        {
            var walked = new List<string>();
            while (true)
            {
                walked.Add(page.Find(".breadcrumb [aria-current=page]").TextContent);
                if (page.Document.QuerySelector($"nav.neighbours a[rel={relation}]")?.GetAttribute("href") is not { } further
                    || walked.Count > order.Count)
                {
                    break;
                }

                page = await browser.GetAsync(further);
            }

            Assert.True(order.SequenceEqual(walked, StringComparer.Ordinal),
                $"{tab}{query}, {relation}: {string.Join(' ', walked)} instead of {string.Join(' ', order)}.");
        }
    }

    private static async Task PublishAsync(World world, params string[] titles)
    {
        for (var i = 0; i < titles.Length; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.PublishAsync(world.Terms() with { Title = titles[i] }, world.Line(1 + (i % 3), 10m));
        }
    }
}
