using System.Globalization;
using System.Net;
using Checkout.Data.Search;
using Checkout.Domain.CreditMemos;
using Checkout.Domain.Ledger;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Search;

/// <summary>Lists, their counts, totals and neighbours and the search of the header say the same of what a search finds.</summary>
[Trait("Acceptance", "F1")]
public sealed class SearchingByTrigrams(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly string[] Titles =
    [
        "Red chairs", "Blue chairs 100%", "100 chairs_blue", "Żółte chairs", "AND NOT OR", "a*b \"c d\"", "😀😀😀 chairs", "עברית chairs",
    ];

    [SkippableTheory, EveryEngine]
    public async Task Lists_and_the_search_of_the_header_find_the_same(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.SpelledOut);
        var amount = "";
        foreach (var title in Titles)
        {
            var quote = await world.PublishAsync(world.Terms() with { Title = title }, world.Line(5, 10m));
            await world.AcceptAsync(quote);
            amount = string.Create(CultureInfo.InvariantCulture, $"={quote.TotalAmount}");
        }

        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        foreach (var (words, count) in new[]
        {
            ("chairs", 6), ("CHAIRS blue", 2), ("100%", 1), ("chairs_", 1), ("zolte", 1), ("not", 1), ("AND OR", 1), ("a*b", 1), ("\"c", 1),
            ("😀", 1), ("😀😀😀", 1), ("ברית", 1), ("ch", 6), ("*", 1), ("zebra", 0), ("chairs zebra", 0), (amount, 8), ("=5.00", 0),
        })
        {
            var list = (await browser.GetAsync($"/Quotes?q={Uri.EscapeDataString(words)}")).Expect(HttpStatusCode.OK);
            var links = list.All("tbody a.open").Select(link => link.GetAttribute("href")!).ToList();
            Assert.True(links.Count == count, $"“{words}” finds {links.Count} quotes instead of {count}.");
            Assert.Equal(count, count == 0 ? 0 : Number(list.Find("h1 data").TextContent));
            var everywhere = await browser.GetAsync($"/Search?q={Uri.EscapeDataString(words)}");
            if (everywhere.Status == HttpStatusCode.OK && words.Length > 1)
            {
                var found = everywhere.All("main .section-head a").Select(link => link.TextContent.Split(" in "))
                    .Where(said => said[1].StartsWith("Quotes", StringComparison.Ordinal));
                Assert.Equal(count, found.Select(said => Number(said[0])).SingleOrDefault());
            }

            if (count > 1)
            {
                var next = (await browser.GetAsync(links[0])).Find("nav.neighbours a[rel=next]").GetAttribute("href");
                Assert.StartsWith(links[1].Split('?')[0], next, StringComparison.Ordinal);
            }
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task Payments_and_credits_are_found_by_the_words_of_their_invoices(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.SpelledOut);
        var (first, second) = (world.Invoice("BILL-777", 100m), world.Invoice("BILL-888", 100m));
        var paid = world.Received("PAY-1", 100m, reference: "Wire");
        await world.WriteAsync(first, second, paid, world.Received("PAY-2", 5m, reference: "For BILL-999"));
        await world.WriteAsync(
            Allocation.Of(paid, first, 100m, world.Today, world.Clock.GetUtcNow()),
            world.CreditMemo("MEMO-1", 30m, invoiceId: first.Id, reason: "Outage"),
            world.CreditMemo("MEMO-2", 30m, invoiceId: second.Id),
            world.CreditMemo("MEMO-3", 30m, kind: CreditMemoKind.WriteOff),
            world.Event("CALL-1", CollectionsKind.Notice, invoiceId: first.Id));
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        foreach (var (words, found) in new[]
        {
            ("BILL-777", "PAY-1"), ("wire 777", "PAY-1"), ("bill", "PAY-1 PAY-2"), ("bill 999", "PAY-2"), ("888", ""), ("wire 999", ""),
        })
        {
            Assert.Equal(found, await FoundAsync(browser, "Payments", words));
        }

        foreach (var (words, found) in new[]
        {
            ("BILL-777", "CALL-1 MEMO-1"), ("bill", "CALL-1 MEMO-1 MEMO-2"), ("outage bill-777", "MEMO-1"), ("memo 888", "MEMO-2"),
            ("outage 888", ""), ("write-off", "MEMO-3"), ("notice 777", "CALL-1"),
        })
        {
            Assert.Equal(found, await FoundAsync(browser, "CreditMemos", words));
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task What_very_many_have_is_counted_to_a_bound(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), TestClock.SpelledOut);
        await world.WriteAsync([.. Enumerable.Range(0, SearchIndex.Most + 1)
            .Select(n => world.Event($"CALL-{n}", CollectionsKind.Notice, note: n == 7 ? "common rare" : "common"))]);
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var everywhere = (await browser.GetAsync("/Search?q=common")).Expect(HttpStatusCode.OK);
        var list = (await browser.GetAsync(everywhere.Find("main .section-head a").GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        Assert.Equal("All 100+ in Credit Memos", everywhere.Find("main .section-head a").TextContent.Trim());
        Assert.Equal("1.000+", list.Find("h1").TextContent.Trim().Split(' ')[^1]);
        Assert.Single((await browser.GetAsync("/CreditMemos?q=common+rare")).All("tbody tr"));
    }

    private static async Task<string> FoundAsync(PortalClient browser, string tab, string words) => string.Join(' ',
        (await browser.GetAsync($"/{tab}?q={Uri.EscapeDataString(words)}")).Expect(HttpStatusCode.OK).All("tbody a.open")
            .Select(link => link.TextContent.Trim()).Order(StringComparer.Ordinal));

    private static int Number(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
