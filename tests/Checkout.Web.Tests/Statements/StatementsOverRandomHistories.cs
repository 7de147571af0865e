using System.Globalization;
using System.Net;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.Documents;

namespace Checkout.Web.Tests.Statements;

/// <summary>What pages and files say of random histories, compared with what follows from the list of events alone.</summary>
[Trait("Acceptance", "T2"), Trait("Acceptance", "P4")]
public sealed class StatementsOverRandomHistories
{
    private static readonly (string Currency, string? Contract)[] Views = [("USD", null), ("EUR", null), ("USD", "C1"), ("USD", "C2"),
        ("EUR", "C3")];

    [SkippableTheory, EveryEngineInSoak]
    [Trait("Category", "Long")]
    public async Task Page_and_files_say_what_follows_from_the_events(Engine engine)
    {
        for (var round = 0; round < SoakFactor.Value; round++)
        {
            await using var database = await TestDatabase.CreateAsync(engine);
            var history = new RandomHistory(database, seed: 4711 + round);
            await history.BeginAsync();
            await history.LiveAsync(days: 75);
            await using var portal = Portal.Start(database, history.Clock);
            using var browser = await portal.SignedInAs(RandomHistory.User);
            var random = new Random(round);
            foreach (var (currency, contract) in Views)
            {
                var from = RandomHistory.First.AddDays(random.Next(0, 50));
                await CompareAsync(browser, history, currency, contract, from, from.AddDays(random.Next(0, 25)));
                await CompareAsync(browser, history, currency, contract, RandomHistory.First.AddDays(-5), history.Today);
            }
        }
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task What_closes_a_day_opens_the_next(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var history = new RandomHistory(database, seed: 815);
        await history.BeginAsync();
        await history.LiveAsync(days: 40);
        await using var portal = Portal.Start(database, history.Clock);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        var random = new Random(1);
        for (var round = 0; round < 6; round++)
        {
            var (currency, contract) = Views[random.Next(Views.Length)];
            var day = RandomHistory.First.AddDays(random.Next(0, 40));
            var before = await RowsAsync(browser, Question(currency, contract, day.AddDays(-random.Next(0, 20)), day));
            var after = await RowsAsync(browser, Question(currency, contract, day.AddDays(1), day.AddDays(1)));
            Assert.Equal(before[^1].Balance, after[0].Balance);
        }
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task A_final_statement_stays_equal_for_ever(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var history = new RandomHistory(database, seed: 1848);
        await history.BeginAsync();
        await history.LiveAsync(days: 50);
        await using var portal = Portal.Start(database, history.Clock);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        var questions = Views.Select(view => Question(view.Currency, view.Contract, RandomHistory.First, history.ClosedThrough.AddDays(-7)))
            .ToList();
        var told = new List<string>();
        foreach (var question in questions)
        {
            told.Add(await WordForWordAsync(browser, question));
        }

        await history.StirAsync(1_000);
        await history.LiveAsync(days: 10);

        using var again = await portal.SignedInAs(RandomHistory.User);
        foreach (var (index, question) in questions.Index())
        {
            Assert.Equal(told[index], await WordForWordAsync(again, question));
        }
    }

    /// <summary>The ten thousand events that acceptance asks for; the ordinary tests above live through some hundred each.</summary>
    [SkippableTheory, EveryEngineInSoak]
    [Trait("Category", "Soak")]
    public async Task After_ten_thousand_events_pages_and_files_say_what_follows_from_them(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var history = new RandomHistory(database, seed: 10_000);
        await history.BeginAsync();
        for (var round = 0; round < 20; round++)
        {
            await history.LiveAsync(days: 6);
            await history.StirAsync(500);
        }

        await using var portal = Portal.Start(database, history.Clock);
        using var browser = await portal.SignedInAs(RandomHistory.User);
        foreach (var (currency, contract) in Views)
        {
            await CompareAsync(browser, history, currency, contract, history.Today.AddDays(-20), history.Today);
        }
    }

    private static string Question(string currency, string? contract, DateOnly from, DateOnly until) =>
        FormattableString.Invariant($"?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}&currency={currency}") + (contract is null ? ""
            : $"&contract={contract}");

    private static async Task CompareAsync(PortalClient browser, RandomHistory history, string currency, string? contract, DateOnly from,
        DateOnly until)
    {
        var question = Question(currency, contract, from, until);
        var (told, key) = (history.Told, contract?.ToLowerInvariant());
        var movements = told.Movements(currency, key, from, until);
        decimal opening = told.Balance(currency, key, from.AddDays(-1)), closing = told.Balance(currency, key, until);
        var aging = told.Aging(currency, key, until);

        var rows = await RowsAsync(browser, question);
        Assert.Equal((opening, closing), (rows[0].Balance, rows[^1].Balance));
        Assert.Equal(Sorted(movements.Select(moved => (moved.PostedOn, moved.Document, (decimal?)moved.Amount))),
            Sorted(rows.Skip(1).SkipLast(1).Select(row => (row.On, row.Document, row.Amount))));
        var balance = opening;
        Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Equal(balance += row.Amount!.Value, row.Balance));
        Assert.Equal(rows.Select(row => row.On).Order(), rows.Select(row => row.On));

        Assert.Equal(told.OpenOn(currency, key, until), await OpenItemsAsync(browser, question));
        AssertPage(await browser.GetAsync("/Statements" + question), history, movements, opening, closing, aging, until);
        await AssertPdfAsync(browser, question, rows, aging);
        await AssertWorkbookAsync(browser, question, rows);
    }

    private static void AssertPage(PortalPage page, RandomHistory history, IReadOnlyList<Event> movements, decimal opening,
        decimal closing, decimal[] aging, DateOnly until)
    {
        page.Expect(HttpStatusCode.OK);
        Assert.Equal(until <= history.ClosedThrough ? "Final" : "Provisional", page.Find("h1 + .status").TextContent.Trim());
        var sums = movements.GroupBy(moved => moved.Kind).Select(group => group.Sum(moved => moved.Amount)).Order();
        var shown = Figures(page, "section[aria-labelledby=sums] td");
        Assert.Equal((opening, closing), (shown[0], shown[^1]));
        Assert.Equal(movements.Count == 0 ? [0m] : sums, shown.Skip(1).SkipLast(1).Order());
        Assert.Equal([.. aging.Take(6), closing], Figures(page, "section[aria-labelledby=aging] td"));
        Assert.Equal(aging[6] == 0m ? [] : [aging[6]], Figures(page, "section[aria-labelledby=aging] .hint"));
    }

    private static async Task AssertPdfAsync(PortalClient browser, string question, IReadOnlyList<Row> rows, decimal[] aging)
    {
        var text = await PdfText.ReadAsync((await browser.GetAsync("/Statements/Pdf" + question)).Expect(HttpStatusCode.OK).Bytes);
        var balances = rows.Select(row => row.Balance).Concat(aging.Take(6)).Concat(rows.Select(row => row.Amount).OfType<decimal>());
        Assert.All(balances, figure => Assert.Contains(Printed(figure), text, StringComparison.Ordinal));
        Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Contains(row.Document, text, StringComparison.Ordinal));
    }

    private static async Task AssertWorkbookAsync(PortalClient browser, string question, IReadOnlyList<Row> rows)
    {
        using var stream = new MemoryStream((await browser.GetAsync("/Statements" + question + "&format=xlsx"))
            .Expect(HttpStatusCode.OK).Bytes);
        var sheet = Workbook.Read(stream);
        Assert.Equal(rows.Select(row => row.Document), sheet.Rows.Skip(1).Select(row => row[1].Text));
        Assert.Equal(rows.Select(row => row.Balance),
            sheet.Rows.Skip(1).Select(row => decimal.Parse(row[5].Text, CultureInfo.InvariantCulture)));
    }

    private static async Task<string> WordForWordAsync(PortalClient browser, string question)
    {
        var page = (await browser.GetAsync("/Statements" + question)).Expect(HttpStatusCode.OK);
        Assert.Equal("Final", page.Find("h1 + .status").TextContent.Trim());
        var pdf = (await browser.GetAsync("/Statements/Pdf" + question)).Expect(HttpStatusCode.OK).Bytes;
        var workbook = (await browser.GetAsync("/Statements" + question + "&format=xlsx")).Expect(HttpStatusCode.OK).Bytes;
        var csv = (await browser.GetAsync("/Statements" + question + "&format=csv")).Expect(HttpStatusCode.OK).Body;
        var items = (await browser.GetAsync("/Statements/OpenItems" + question + "&format=csv")).Expect(HttpStatusCode.OK).Body;

        // The archive of a workbook notes when it was written; its cells don't.
        var cells = Workbook.Read(new MemoryStream(workbook)).Rows.SelectMany(row => row).Select(cell => cell.ToString());
        return string.Join('\n',
            [page.Find("main").TextContent, csv, items, .. cells, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(pdf))]);
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(PortalClient browser, string question)
    {
        using var csv = await CsvAsync(browser, "/Statements" + question + "&format=csv");
        var rows = new List<Row>();
        while (await csv.ReadAsync())
        {
            rows.Add(new Row(DateOnly.ParseExact(csv.GetField("Date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                csv.GetField("Document")!, csv.GetField<decimal?>("Amount"), csv.GetField<decimal>("Balance")));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Open>> OpenItemsAsync(PortalClient browser, string question)
    {
        using var csv = await CsvAsync(browser, "/Statements/OpenItems" + question + "&format=csv");
        var items = new List<Open>();
        while (await csv.ReadAsync())
        {
            items.Add(new Open(csv.GetField("Document")!, csv.GetField<decimal>("Open")));
        }

        return [.. items.OrderBy(item => item.Document, StringComparer.Ordinal)];
    }

    private static async Task<CsvHelper.CsvReader> CsvAsync(PortalClient browser, string path)
    {
        var csv = new CsvHelper.CsvReader(new StringReader((await browser.GetAsync(path))
            .Expect(HttpStatusCode.OK).Body.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        return csv;
    }

    private static IEnumerable<(DateOnly, string, decimal?)> Sorted(IEnumerable<(DateOnly On, string Document, decimal? Amount)> rows) =>
        rows.OrderBy(row => row.On).ThenBy(row => row.Document, StringComparer.Ordinal).ThenBy(row => row.Amount);

    private static IReadOnlyList<decimal> Figures(PortalPage page, string selector) =>
        [.. page.All(selector + " data[value]").Select(data => decimal.Parse(data.GetAttribute("value")!, CultureInfo.InvariantCulture))];

    private static string Printed(decimal amount) =>
        (amount < 0m ? "−" : "") + Math.Abs(amount).ToString("N2", CultureInfo.GetCultureInfo("en-US"));

    private sealed record Row(DateOnly On, string Document, decimal? Amount, decimal Balance);
}
