using System.Globalization;
using System.Net;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Documents;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

[Trait("Acceptance", "S14"), Trait("Acceptance", "T1")]
public sealed class ListingQuotes
{
    private static readonly DateOnly Earlier = QuotesPortal.Today.AddDays(-60);

    [Fact]
    public async Task Shows_an_empty_list_what_would_appear_and_whom_to_ask()
    {
        await using var on = await QuotesPortal.StartAsync();

        var page = (await on.Browser.GetAsync("/Quotes")).Expect(HttpStatusCode.OK);

        Assert.Contains("No quotes yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ask Noémie for a quote", page.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Shows_the_newest_version_of_each_number_with_its_status_of_today(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, today: Earlier);
        var quotes = await SeedAsync(on);

        var page = await on.Browser.GetAsync("/Quotes");

        Assert.Equal(
            [("Open", "Active", "$6,000.00"), ("=1+1", "Active", "−$5.00"), ("Łódź plant, “Größe & Söhne” <b>", "Active", "€120.00"),
            ("Version two", "Active", "$600.00"), ("Withdrawn", "Withdrawn", "$600.00"), ("Declined", "Declined", "$600.00"),
            ("Bought", "Purchased", "$600.00"), ("Over", "Expired", "$600.00")],
            Rows(page));
        Assert.Equal(["All 8", "Active 4", "Purchased 1", "Expired 1", "Declined 1", "Withdrawn 1"],
            page.All(".chip").Select(chip => Squeezed(chip.TextContent)));
        Assert.Equal($"/Quotes/{quotes["Open"].Slug}", page.Find("tbody a.open").GetAttribute("href"));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Finds_by_number_name_and_product_without_regard_to_case_and_accents(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, today: Earlier);
        var quotes = await SeedAsync(on);

        Assert.Equal(["Łódź plant, “Größe & Söhne” <b>"], await TitlesAsync(on, "q=lodz"));
        Assert.Equal(["Łódź plant, “Größe & Söhne” <b>"], await TitlesAsync(on, "q=GROSSE+lodz"));
        Assert.Equal(["=1+1"], await TitlesAsync(on, "q=workshop"));
        Assert.Equal(["Bought"], await TitlesAsync(on, $"q={quotes["Bought"].Number[^6..]}"));
        Assert.Equal([], await TitlesAsync(on, "q=%25"));
        Assert.Contains("No quotes match", (await on.Browser.GetAsync("/Quotes?q=zzz")).Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Narrows_by_each_status_and_by_date(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, today: Earlier);
        await SeedAsync(on);
        var page = await on.Browser.GetAsync("/Quotes");

        foreach (var chip in page.All(".chip"))
        {
            var narrowed = await on.Browser.GetAsync(chip.GetAttribute("href")!);
            Assert.Equal(Squeezed(chip.TextContent).Split(' ')[^1], Rows(narrowed).Count.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(page.All(".chip").Select(other => other.TextContent), narrowed.All(".chip").Select(other => other.TextContent));
        }

        Assert.Equal(["Over"], await TitlesAsync(on, "until=2026-10-01"));
        Assert.Equal(["Bought", "Over"], await TitlesAsync(on, "until=2026-10-24&status="));
        Assert.Equal(["Bought"], await TitlesAsync(on, "from=2026-10-24&until=2026-10-24"));
        Assert.Equal(["Open"], await TitlesAsync(on, "from=2026-11-23&status=active&q=open"));
        Assert.Contains("There is no such status", (await on.Browser.GetAsync("/Quotes?status=Bogus")).Text, StringComparison.Ordinal);
        Assert.Contains("can’t be read", (await on.Browser.GetAsync("/Quotes?from=yesterday")).Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Narrows_to_a_contract_and_what_it_began_with(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var contract = await on.World.ContractAsync(on.World.Terms() with { Title = "First" }, on.World.Line(10m, 50m));
        await on.World.PublishAsync(on.World.Terms(contract: contract) with { Title = "Addition" }, on.World.Line(1m, 50m));
        await on.World.PublishAsync(on.World.Terms() with { Title = "Something else" }, on.World.Line(1m, 50m));

        Assert.Equal(["Addition", "First"], (await TitlesAsync(on, $"contract={contract.Slug}")).Order(StringComparer.Ordinal));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Sorts_by_each_column_both_ways(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, today: Earlier);
        await SeedAsync(on);
        var page = await on.Browser.GetAsync("/Quotes");

        foreach (var heading in page.All("thead th a"))
        {
            var one = await on.Browser.GetAsync(heading.GetAttribute("href")!);
            var sorted = Assert.Single(one.All("thead th[aria-sort]"));
            Assert.Equal(heading.TextContent, sorted.TextContent);
            var other = await on.Browser.GetAsync(sorted.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(Rows(one), Enumerable.Reverse(Rows(other)));
        }

        Assert.Equal(["=1+1", "Łódź plant, “Größe & Söhne” <b>"], (await TitlesAsync(on, "sort=total")).Take(2));
        Assert.Equal("Open", (await TitlesAsync(on, "sort=-total"))[0]);
        Assert.Equal("Over", (await TitlesAsync(on, "sort=expires"))[0]);
        Assert.Equal("Withdrawn", (await TitlesAsync(on, "sort=status"))[0]);
    }

    [Fact]
    public async Task Pages_through_everything_once_and_keeps_the_filter()
    {
        await using var on = await QuotesPortal.StartAsync();
        await SeedManyAsync(on, 60);
        var seen = new List<string>();
        var page = await on.Browser.GetAsync("/Quotes?q=bulk&sort=number");
        for (; ; page = await on.Browser.GetAsync(page.Find("a[rel=next]").GetAttribute("href")!))
        {
            Assert.Contains("q=bulk", page.Path, StringComparison.Ordinal);
            seen.AddRange(page.All("tbody a.open").Select(link => link.TextContent));
            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }
        }

        Assert.Equal(60, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, seen.Count);
        Assert.Contains("51–60 of 60 quotes", page.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Exports_the_whole_filtered_result_as_csv(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine, today: Earlier);
        await SeedAsync(on);

        var file = (await on.Browser.GetAsync("/Quotes?status=Active&sort=name&format=csv")).Expect(HttpStatusCode.OK);

        Assert.Equal("attachment; filename=quotes-2026-11-23.csv",
            file.Response.Content.Headers.ContentDisposition!.ToString().Split("; filename*")[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF], file.Bytes[..3]);
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file.Bytes)), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var rows = new List<(string, string, string, string)>();
        while (await csv.ReadAsync())
        {
            Assert.Equal("Active", csv.GetField("Status"));
            rows.Add((csv.GetField("Name")!, csv.GetField("Total")!, csv.GetField("Currency")!, csv.GetField("Published")!));
        }

        Assert.Equal(4, rows.Count);
        Assert.Contains(("'=1+1", "-5.00", "USD", "2026-11-23"), rows);
        Assert.Contains(("Łódź plant, “Größe & Söhne” <b>", "120.00", "EUR", "2026-11-23"), rows);
    }

    [Fact]
    public async Task Exports_a_workbook_whose_numbers_are_numbers()
    {
        await using var on = await QuotesPortal.StartAsync(today: Earlier);
        await SeedAsync(on);

        var file = (await on.Browser.GetAsync("/Quotes?format=xlsx")).Expect(HttpStatusCode.OK);

        var rows = Workbook.Read(new MemoryStream(file.Bytes)).Rows;
        Assert.Equal(9, rows.Count);
        var formula = Assert.Single(rows, row => row[1].Text.Contains("1+1", StringComparison.Ordinal));
        Assert.Equal(("'=1+1", true), (formula[1].Text, formula[1].IsText));
        Assert.Equal(("-5", false), (formula[7].Text, formula[7].IsText));
    }

    internal static async Task SeedManyAsync(QuotesPortal on, int count)
    {
        for (var done = 0; done < count;)
        {
            await using var db = on.Database.Contexts.Unscoped();
            for (var i = 0; i < 2000 && done < count; i++, done++)
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"Q-8{done:D7}");
                var terms = on.World.Terms() with { Title = string.Create(CultureInfo.InvariantCulture, $"Bulk offer {done}") };
                var quote = new Quote(on.World.Account.Id, number, 1, Domain.Documents.DocumentSource.Vendor, null, terms,
                    [on.World.Line(1 + (done % 50), 50m)]);
                quote.Publish(on.World.Clock.GetUtcNow().AddMinutes(-done), on.World.Today.AddDays(-(done / 1440)));
                quote.KeepFigures(QuoteFigures.For(quote, contract: null, on.World.Today));
                db.Quotes.Add(quote);
            }

            await db.SaveChangesAsync();
        }
    }

    private static async Task<Dictionary<string, Quote>> SeedAsync(QuotesPortal on)
    {
        var (world, quotes) = (on.World, new Dictionary<string, Quote>(StringComparer.Ordinal));
        var today = QuotesPortal.Today;
        async Task<Quote> AddAsync(string title, DateOnly published, DateOnly expires, Currency? currency,
            params Domain.Documents.LineTerms[] lines)
        {
            if (published > world.Today)
            {
                world.GoTo(published);
            }

            world.Clock.Advance(TimeSpan.FromSeconds(1));
            var terms = world.Terms() with { Title = title, ExpiresOn = expires, Currency = currency ?? Currency.Usd };
            return quotes[title] = await world.PublishAsync(terms, lines.Length > 0 ? lines : [world.Line(1m, 50m)]);
        }

        await AddAsync("Over", today.AddDays(-60), today.AddDays(-1), null);
        var bought = await AddAsync("Bought", today.AddDays(-30), today.AddDays(30), null);
        await world.AcceptAsync(bought);
        var declined = await AddAsync("Declined", today.AddDays(-20), today.AddDays(30), null);
        await on.ChangeAsync(declined, quote => quote.Decline("Zoë Brandström", null, world.Clock.GetUtcNow(), today));
        var withdrawn = await AddAsync("Withdrawn", today.AddDays(-10), today.AddDays(30), null);
        await on.ChangeAsync(withdrawn, quote => quote.Withdraw("Noémie Lefèvre", world.Clock.GetUtcNow()));
        var first = await AddAsync("Version one", today.AddDays(-9), today.AddDays(30), null);
        await on.RepublishAsync(first, world.Terms() with { Title = "Version two" }, world.Line(1m, 50m));
        await AddAsync("Łódź plant, “Größe & Söhne” <b>", today, today.AddDays(30), Currency.Eur, world.Line(1m, 10m));
        await AddAsync("=1+1", today, today.AddDays(2), null, world.Line(1m, -5m, product: world.Workshop));
        await AddAsync("Open", today, today.AddDays(30), null, world.Line(10m, 50m));
        await on.SignInAgainAsync();
        return quotes;
    }

    private static async Task<List<string>> TitlesAsync(QuotesPortal on, string query) =>
        [.. Rows(await on.Browser.GetAsync($"/Quotes?{query}")).Select(row => row.Title)];

    private static List<(string Title, string Status, string Total)> Rows(PortalPage page) =>
    [
        .. page.All("tbody tr").Select(row => (
            Squeezed(row.QuerySelector(".name")!.TextContent),
            row.QuerySelector(".status")!.TextContent,
            Squeezed(row.QuerySelector(".number")!.TextContent))),
    ];

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
