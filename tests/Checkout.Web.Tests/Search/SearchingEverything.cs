using System.Globalization;
using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Search;

/// <summary>One box finds documents of every kind, by number, name, purchase order and amount, and never another account's.</summary>
[Trait("Acceptance", "T9")]
public sealed class SearchingEverything(DemoPortals portals) : IClassFixture<DemoPortals>
{
    [Theory]
    [InlineData("1'234'567.89", "de-CH")]
    [InlineData("CHF 1’234’567.89", "de-CH")]
    [InlineData("1 234 567,89", "hu-HU")]
    [InlineData("₹12,34,567.89", "hi-IN")]
    [InlineData("١٬٢٣٤٬٥٦٧٫٨٩", "ar-EG")]
    [InlineData("\u22121,234,567.89", "en-US")]
    [InlineData("1234567.89", "de-DE")]
    public void Reads_an_amount_as_every_field_does(string typed, string culture) =>
        Assert.Equal([1_234_567.89m], SearchWords.Of(typed, CultureInfo.GetCultureInfo(culture)).Amounts);

    [SkippableTheory, EveryEngine]
    public async Task Finds_every_kind_and_leads_to_the_same_rows_in_the_tab(Engine engine)
    {
        var on = await portals.OnAsync(engine);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");

        foreach (var typed in (string[])["Analytics", "Zoë", "acme", "FHB", "5,280.44", "2000", "service"])
        {
            var page = (await browser.GetAsync($"/Search?q={Uri.EscapeDataString(typed)}")).Expect(HttpStatusCode.OK);
            Assert.NotEmpty(page.All("main tbody a"));
            foreach (var link in page.All("main .section-head a").Where(link => link.TextContent.Any(char.IsAsciiDigit)))
            {
                var said = int.Parse(string.Concat(link.TextContent.Split(" in ")[0].Where(char.IsAsciiDigit)),
                    CultureInfo.InvariantCulture);
                var list = (await browser.GetAsync(link.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
                Assert.Equal(said, int.Parse(string.Concat(list.Find("h1 data").TextContent.Where(char.IsAsciiDigit)),
                    CultureInfo.InvariantCulture));
            }

            Assert.All(page.All("main tbody a"), link => Assert.StartsWith("/", link.GetAttribute("href"), StringComparison.Ordinal));
        }

        Assert.Equal(
            ["Quotes", "Orders", "Installed Products", "Invoices"],
            (await browser.GetAsync("/Search?q=analytics")).All("main section h2").Select(heading => heading.TextContent.Trim())
            .Where(title => title is not "Contracts" and not "Credit Memos" and not "Payments"));
    }

    [SkippableTheory, EveryEngine]
    public async Task A_number_as_it_stands_leads_straight_to_its_document(Engine engine)
    {
        var on = await portals.OnAsync(engine);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");
        await using var db = await on.AcmeAsync();

        foreach (var (number, path) in new[]
        {
            ("Q-00001042", "/Quotes/Q-00001042"), (" q-00001042 ", "/Quotes/Q-00001042"), ("C-00000101", "/Contracts/C-00000101"),
                ("O-00000306", "/Orders/O-00000306"),
            await OneAsync(db.Invoices.Select(row => row.Number), "/Invoices"),
            await OneAsync(db.Payments.Select(row => row.Number), "/Payments"),
            await OneAsync(db.CreditMemos.Select(row => row.Number), "/CreditMemos"),
            await OneAsync(db.CollectionsActivities.Select(row => row.Number), "/Collections"),
            ("Q-1042", "/Quotes/Q-00001042"), ("c-101", "/Contracts/C-00000101"),
        })
        {
            var answer = await browser.GetAsync($"/Search?q={Uri.EscapeDataString(number)}");
            Assert.Equal((HttpStatusCode.Found, path), (answer.Status, answer.Location));
        }
    }

    [Fact]
    public async Task A_hit_says_its_status_and_a_list_of_the_same_rows_is_offered_once()
    {
        var on = await portals.OnAsync(Engine.Sqlite);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");

        var page = await browser.GetAsync("/Search?q=5280.44");
        Assert.All(page.All("main section:has(table)"), section =>
        {
            var counts = section.QuerySelectorAll(".section-head a").Select(link => link.TextContent.Trim().Split(" of ")[0]).ToList();
            Assert.Equal(counts.Distinct(StringComparer.Ordinal), counts);
            Assert.Equal(section.QuerySelectorAll("tbody tr").Length, section.QuerySelectorAll("tbody td[data-card=state]").Length);
        });
        var events = (await browser.GetAsync("/Search?q=reminder")).All("main tbody a").Select(link => link.GetAttribute("href")!)
            .Where(path => path.StartsWith("/Collections/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(events);
        foreach (var path in events)
        {
            (await browser.GetAsync(path)).Expect(HttpStatusCode.OK);
        }
    }

    [SkippableTheory, EveryEngine]
    public async Task An_amount_is_read_in_the_readers_manner_and_in_the_plain_one(Engine engine)
    {
        var on = await portals.OnAsync(engine);
        await using var db = await on.AcmeAsync();
        var amount = await db.Invoices.OrderBy(invoice => invoice.IssuedOn).Select(invoice => invoice.TotalAmount).FirstAsync();
        using var american = await on.Portal.SignedInAs("admin@acme.example");
        using var german = await on.Portal.SignedInAs("admin@globex.example");
        using var japanese = await on.Portal.SignedInAs("admin@nakatomi.example");

        foreach (var culture in (string[])["en-US", ""])
        {
            var typed = amount.ToString("N2", CultureInfo.GetCultureInfo(culture));
            Assert.Contains("Invoices", await TitlesAsync(american, typed));
            Assert.Contains("Invoices", await TitlesAsync(american, "$" + typed));
            Assert.Contains("Invoices", await TitlesAsync(american, typed + " USD"));
        }

        await using var globex = await on.OfAsync("admin@globex.example");
        var euros = await globex.Invoices.Select(invoice => invoice.TotalAmount).FirstAsync();
        Assert.Contains("Invoices", await TitlesAsync(german,
            euros.ToString("N2", CultureInfo.GetCultureInfo("de-DE")) + " €"));
        Assert.Contains("Invoices", await TitlesAsync(german, euros.ToString("0.00", CultureInfo.InvariantCulture)));
        await using var nakatomi = await on.OfAsync("admin@nakatomi.example");
        var yen = await nakatomi.Invoices.Select(invoice => invoice.TotalAmount).FirstAsync();
        Assert.Contains("Invoices", await TitlesAsync(japanese,
            "¥" + yen.ToString("0", CultureInfo.InvariantCulture)));
        Assert.Contains("Invoices", await TitlesAsync(japanese,
            "￥" + yen.ToString("N0", CultureInfo.InvariantCulture)));

        // A part of an amount is not the amount.
        var list =
            await american.GetAsync($"/Invoices?q=%3D{(amount + 0.01m).ToString(CultureInfo.InvariantCulture)}");
        Assert.Contains("No invoices match", list.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngine]
    public async Task Never_finds_what_belongs_to_another_account(Engine engine)
    {
        var on = await portals.OnAsync(engine);
        using var browser = await on.Portal.SignedInAs("admin@globex.example");
        using var both = await on.Portal.SignedInAs("group@holding.example");
        await using var acme = await on.AcmeAsync();
        var numbers = await acme.Invoices.Select(invoice => invoice.Number).Take(3).ToListAsync();
        numbers.AddRange(["Q-00001042", "C-00000101", "FHB", "Analytics", "Zoë Brandström"]);
        await both.OpenAsync("/?account=A-00001002");

        foreach (var typed in numbers)
        {
            foreach (var asked in (PortalClient[])[browser, both])
            {
                var page = (await asked.GetAsync($"/Search?q={Uri.EscapeDataString(typed)}")).Expect(HttpStatusCode.OK);
                Assert.DoesNotContain(page.All("main tbody a"), link => numbers.Contains(link.TextContent.Trim()));
                Assert.DoesNotContain("Acme", page.Find("main").TextContent, StringComparison.Ordinal);
            }
        }

        // The same number in two accounts: each member is led to their own.
        var own = await on.SameNumberAsync(numbers[0]);
        Assert.Equal($"/Invoices/{own}", (await browser.GetAsync($"/Search?q={Uri.EscapeDataString(numbers[0])}")).Location);
        Assert.DoesNotContain(DemoPortal.AcmesLine, (await browser.OpenAsync($"/Search?q={Uri.EscapeDataString(numbers[0])}")).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_kindly_where_there_is_nothing_to_show()
    {
        var on = await portals.OnAsync(Engine.Sqlite);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");

        foreach (var (typed, sentence) in new[]
        {
            ("", "Enter the number of a document"), ("  ", "Enter the number of a document"), ("x", "at least two characters"),
                ("zzzz", "Nothing found for “zzzz”"),
            ("%", "at least two characters"), ("%%%", "Nothing found"), ("<script>alert(1)</script>", "Nothing found"),
        })
        {
            var page = (await browser.GetAsync($"/Search?q={Uri.EscapeDataString(typed)}")).Expect(HttpStatusCode.OK);

            Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
            Assert.Equal(typed.Trim(), page.Form().Value("q"));
        }
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(PortalClient browser, string typed) =>
        [.. (await browser.GetAsync($"/Search?q={Uri.EscapeDataString(typed)}")).Expect(HttpStatusCode.OK).All("main section h2")
            .Select(heading => heading.TextContent.Trim())];

    private static async Task<(string Number, string Path)> OneAsync(IQueryable<string> numbers, string tab)
    {
        var number = await numbers.OrderBy(row => row).FirstAsync();
        return (number, $"{tab}/{number}");
    }
}
