using System.Globalization;
using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Documents;
using CsvHelper;

namespace Checkout.Web.Tests.Tabs;

/// <summary>
/// What every tab's list does, tried on each. To put a tab under test, describe it (<see cref="Tab"/>) and derive an empty class from this
/// one:
/// <c>public sealed class ListingOrders(TabFixture&lt;OrdersTab&gt; fixture) : ListingATab&lt;OrdersTab&gt;(fixture);</c>
/// </summary>
[Trait("Acceptance", "T1")]
public abstract class ListingATab<TTab>(TabFixture<TTab> fixture) : IClassFixture<TabFixture<TTab>>
    where TTab : Tab, new()
{
    private readonly TTab _tab = fixture.Tab;

    protected TabFixture<TTab> Fixture => fixture;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Says_of_an_empty_list_what_would_appear_in_it(Engine engine)
    {
        var on = await fixture.OnAsync(engine);
        using var browser = await on.Portal.SignedInAs(on.Empty.User.Email!);

        var page = (await browser.GetAsync(_tab.Path)).Expect(HttpStatusCode.OK);

        Assert.Equal(_tab.Empty.Heading, page.Find(".empty h2").TextContent);
        Assert.Contains(_tab.Empty.Words, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("table.list"));
    }

    [SkippableTheory, EveryEngine]
    public async Task Finds_what_is_searched_for(Engine engine)
    {
        var on = await fixture.OnAsync(engine);

        await AnswersAsync(on, _tab.Searches, inOrder: false);

        Assert.Contains("match", (await on.Browser.GetAsync($"{_tab.Path}?q=zzzzz")).Find(".empty h2").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(Numbers(await on.Browser.GetAsync($"{_tab.Path}?q=%25")));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Narrows_by_each_filter_and_counts_each_status(Engine engine)
    {
        var on = await fixture.OnAsync(engine);

        await AnswersAsync(on, _tab.Filters, inOrder: false);

        var page = await on.Browser.GetAsync(_tab.Path);
        foreach (var chip in page.All(".chip"))
        {
            var narrowed = await on.Browser.GetAsync(chip.GetAttribute("href")!);
            Assert.Equal(chip.QuerySelector(".count")!.TextContent, Numbers(narrowed).Count.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(page.All(".chip").Select(other => other.TextContent), narrowed.All(".chip").Select(other => other.TextContent));
        }

        Assert.Contains("can’t be read", (await on.Browser.GetAsync($"{_tab.Path}?from=yesterday")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no such status", (await on.Browser.GetAsync($"{_tab.Path}?status=Bogus")).Text, StringComparison.Ordinal);
        Assert.Contains("usual order", (await on.Browser.GetAsync($"{_tab.Path}?sort=bogus")).Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task Sorts_by_each_column_both_ways(Engine engine)
    {
        var on = await fixture.OnAsync(engine);

        await AnswersAsync(on, _tab.Orders, inOrder: true);

        var page = await on.Browser.GetAsync(_tab.Path);
        foreach (var heading in page.All("thead th a"))
        {
            var one = await on.Browser.GetAsync(heading.GetAttribute("href")!);
            var sorted = Assert.Single(one.All("thead th[aria-sort]"));
            Assert.Equal(heading.TextContent, sorted.TextContent);
            var other = await on.Browser.GetAsync(sorted.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(Numbers(one), Enumerable.Reverse(Numbers(other)));
        }
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Exports_what_it_shows_as_csv_and_as_a_workbook(Engine engine)
    {
        var on = await fixture.OnAsync(engine);
        foreach (var asked in _tab.Filters.Append(new Asked("sort=number")))
        {
            var shown = Numbers(await on.Browser.GetAsync($"{_tab.Path}?{asked.Query}"));
            if (shown.Count == 0)
            {
                continue;
            }

            var csv = (await on.Browser.GetAsync($"{_tab.Path}?{asked.Query}&format=csv")).Expect(HttpStatusCode.OK);
            var (headings, rows) = await ReadAsync(csv.Bytes);
            Assert.Equal(shown, rows.Select(row => row[0]));
            var xlsx = (await on.Browser.GetAsync($"{_tab.Path}?{asked.Query}&format=xlsx")).Expect(HttpStatusCode.OK);
            var cells = Workbook.Read(new MemoryStream(xlsx.Bytes)).Rows;
            Assert.Equal(headings, cells[0].Take(headings.Length).Select(cell => cell.Text));
            Assert.Equal(shown, cells.Skip(1).Select(row => row[0].Text));
            foreach (var column in _tab.Amounts.Select(amount => Array.IndexOf(headings, amount)))
            {
                Assert.NotEqual(-1, column);
                Assert.All(rows.Where(row => row[column].Length > 0),
                    row => Assert.True(decimal.TryParse(row[column], CultureInfo.InvariantCulture, out _), row[column]));
                Assert.All(cells.Skip(1).Where(row => row.Count > column && row[column].Text.Length > 0),
                    row => Assert.False(row[column].IsText));
            }
        }
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Opens_each_row_and_links_both_ways(Engine engine)
    {
        var on = await fixture.OnAsync(engine);
        var page = await on.Browser.GetAsync(_tab.Path);

        foreach (var link in page.All("tbody a.open"))
        {
            var detail = (await on.Browser.GetAsync(link.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
            Assert.Contains(link.TextContent, detail.Title, StringComparison.Ordinal);
        }

        foreach (var link in _tab.Links)
        {
            Assert.Contains(link.Other, Paths((await on.Browser.GetAsync(link.One)).Expect(HttpStatusCode.OK)));
            Assert.Contains(link.One, Paths((await on.Browser.GetAsync(link.Other)).Expect(HttpStatusCode.OK)));
        }
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T9")]
    public async Task Shows_nothing_of_another_account_with_the_same_numbers(Engine engine)
    {
        var on = await fixture.OnAsync(engine);
        var list = await on.Browser.GetAsync(_tab.Path);
        var details = list.All("tbody a.open").Select(link => link.GetAttribute("href")!).ToList();
        var paths = new List<string> { _tab.Path, $"{_tab.Path}?q={TabPortal.TheirMark}", $"{_tab.Path}?format=csv",
            $"{_tab.Path}?format=xlsx" };
        paths.AddRange(details);

        foreach (var path in paths)
        {
            var answer = (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.OK);
            var text = path.EndsWith("xlsx", StringComparison.Ordinal)
                ? string.Concat(Workbook.Read(new MemoryStream(answer.Bytes)).Rows.SelectMany(row => row).Select(cell => cell.Text))
                : answer.Body.Replace($"value=\"{TabPortal.TheirMark}\"", "", StringComparison.Ordinal)
                    .Replace($"q={TabPortal.TheirMark}", "", StringComparison.Ordinal);
            Assert.DoesNotContain(TabPortal.TheirMark, text, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var file in details.SelectMany(path => _tab.Files.Select(under => path + under)))
        {
            var answer = await on.Browser.GetAsync(file);
            if (answer.Status is not HttpStatusCode.NotFound && answer.Response.Content.Headers.ContentType?.MediaType is "application/pdf")
            {
                Assert.DoesNotContain(TabPortal.TheirMark, await Checkout.Testing.PdfText.ReadAsync(answer.Bytes),
                    StringComparison.OrdinalIgnoreCase);
            }
        }

        using var nobody = await on.Portal.SignedInAs(on.Empty.User.Email!);
        foreach (var path in details.Concat(details.SelectMany(detail => _tab.Files.Select(under => detail + under))))
        {
            (await nobody.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Category", "Long")]
    public async Task Holds_very_many_rows(Engine engine)
    {
        var on = await fixture.OnAsync(engine);
        var browser = await on.ManyAsync();

        var last = (await browser.GetAsync($"{_tab.Path}?sort=number&page={TabPortal.Many / 25}")).Expect(HttpStatusCode.OK);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"{TabPortal.Many - 24:N0}–{TabPortal.Many:N0} of {TabPortal.Many:N0}"), last.Text, StringComparison.Ordinal);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"BULK-{TabPortal.Many - 1:D5}"), Numbers(last)[^1]);

        var seen = new List<string>();
        var page = await browser.GetAsync($"{_tab.Path}?q=bulk-000&sort=number");
        for (; ; page = await browser.GetAsync(page.Find("a[rel=next]").GetAttribute("href")!))
        {
            Assert.Contains("q=bulk-000", page.Path, StringComparison.Ordinal);
            seen.AddRange(Numbers(page));
            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(index => string.Create(CultureInfo.InvariantCulture, $"BULK-{index:D5}")), seen);
        var (_, rows) = await ReadAsync((await browser.GetAsync($"{_tab.Path}?format=csv")).Expect(HttpStatusCode.OK).Bytes);
        Assert.Equal(TabPortal.Many, rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
    }

    private async Task AnswersAsync(TabPortal on, IEnumerable<Asked> questions, bool inOrder)
    {
        foreach (var asked in questions)
        {
            var page = (await on.Browser.GetAsync($"{_tab.Path}?{asked.Query}")).Expect(HttpStatusCode.OK);
            var (expected, actual) = inOrder ? (asked.Numbers, Numbers(page)) : (Sorted(asked.Numbers), Sorted(Numbers(page)));
            Assert.True(expected.SequenceEqual(actual, StringComparer.Ordinal),
                $"{page.Path} shows {string.Join(", ", actual)} instead of {string.Join(", ", expected)}.");
        }
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> numbers) => [.. numbers.Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Numbers(PortalPage page) => [.. page.All("tbody a.open").Select(link => link.TextContent)];

    private static IEnumerable<string> Paths(PortalPage page) =>
        page.All("main a[href]").Select(link => link.GetAttribute("href")!.Split('?', '#')[0]);

    private static async Task<(string[] Headings, List<string[]> Rows)> ReadAsync(byte[] file)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var rows = new List<string[]>();
        while (await csv.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, csv.HeaderRecord!.Length).Select(column => csv.GetField(column) ?? "")]);
        }

        return (csv.HeaderRecord!, rows);
    }
}
