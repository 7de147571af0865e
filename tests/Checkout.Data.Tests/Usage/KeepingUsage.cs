using Checkout.Data.Tests.Feed;
using Checkout.Data.Usage;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Messages;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Checkout.Data.Tests.Usage;

/// <summary>Every report of use is kept; of a day the last one counts, and of the days the newest (R24).</summary>
[Trait("Acceptance", "O8")]
public sealed class KeepingUsage
{
    private static readonly DateOnly Today = FeedFile.Today;

    [SkippableTheory, EveryEngine]
    public async Task Backfilled_late_corrected_and_repeated(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        Assert.Empty((await feed.RunAsync([.. FeedFile.Basics, Report("a", 5, 7m), Report("b", 3, 6m), Report("c", 4, 9.25m)])).Problems);

        // In order of time: 5 days ago 7, 4 days ago 9.25, 3 days ago 6. The last that arrived is not the newest.
        Assert.Equal((6m, Today.AddDays(-3)), await CurrentAsync(database));

        var backfilled = await feed.RunAsync(Report("d", 300, 4m), Report("e", 30, 10m));
        Assert.Equal((2, 0), (backfilled.Counts["usage"].Added, backfilled.Counts["usage"].Skipped));
        Assert.Equal((6m, Today.AddDays(-3)), await CurrentAsync(database));

        // The same id with another figure; another id for the same day; another line of the same file.
        Assert.Equal(1, (await feed.RunAsync(Report("b", 3, 8m))).Counts["usage"].Changed);
        Assert.Equal((8m, Today.AddDays(-3)), await CurrentAsync(database));
        await feed.RunAsync(Report("e2", 30, 9m), Report("b2", 3, 5m), Report("b3", 3, 5.5m));
        Assert.Equal((5.5m, Today.AddDays(-3)), await CurrentAsync(database));

        // What stands already is no news, whoever says it.
        var before = await RowsAsync(database);
        var repeated = await feed.RunAsync(Report("b3", 3, 5.5m), Report("other", 3, 5.5m), Report("e3", 30, 9m));
        Assert.Equal((0, 3), (repeated.Written, repeated.Counts["usage"].Skipped));
        repeated = await feed.RunAsync(Report("b3", 3, 5.5m), Report("other", 3, 5.5m), Report("e3", 30, 9m));
        Assert.Equal((0, 3), (repeated.Written, repeated.Counts["usage"].Skipped));
        Assert.Equal(before, await RowsAsync(database));
        Assert.Equal(
            [(300, 1, 4m, "d"), (30, 1, 10m, "e"), (30, 2, 9m, "e2"), (5, 1, 7m, "a"), (4, 1, 9.25m, "c"), (3, 1, 6m, "b"), (3, 2, 8m, "b"),
            (3, 3, 5m, "b2"), (3, 4, 5.5m, "b3")], before);

        // The same id about another day is another report: nothing of the first day goes.
        await feed.RunAsync(Report("b3", 1, 2m));
        Assert.Equal((10, (2m, Today.AddDays(-1))), ((await RowsAsync(database)).Count, await CurrentAsync(database)));
    }

    [SkippableTheory, EveryEngine]
    public async Task Of_a_day_to_come_nothing_is_taken(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);

        var report = await feed.RunAsync(Report("a", -1, 3m), Report("b", -2, 3m));

        Assert.Equal([(2, "on")], report.Problems.Select(problem => (problem.Line, problem.Field)));
        Assert.Empty(await RowsAsync(database));
        Assert.Empty((await feed.RunAsync(Report("a", -1, 3m))).Problems);
    }

    [SkippableTheory, EveryEngine(ServersOnly = true)]
    public async Task Two_files_at_once_about_the_same_days_are_one_after_the_other(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync(FeedFile.Basics);

        var reports = await Task.WhenAll(Enumerable.Range(1, 2).Select(file => Task.Run(() =>
            feed.RunAsync([.. Enumerable.Range(0, 500).Select(day => Report($"f{file}-{day}", day, (day % 4) + (file * 2m)))]))));

        Assert.All(reports, report => Assert.Empty(report.Problems));
        var rows = await RowsAsync(database);
        Assert.Equal(1000, rows.Count);
        Assert.All(rows.GroupBy(row => row.Day), day => Assert.Equal([1, 2], day.Select(row => row.Revision)));
        Assert.Equal((rows[^1].Used, Today), await CurrentAsync(database));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task A_mail_tells_once_that_the_share_was_passed_and_again_only_after_it_was_below(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics,
            """{"type":"user","externalId":"u2","email":"bob@example.com","displayName":"Bob","memberships":[{"account":"acc","profile":"Standard User"}]}""",
            """{"type":"user","externalId":"u3","email":"eve@example.com","displayName":"Eve","active":false,"memberships":[{"account":"acc","profile":"Standard User","permissionSets":["Billing access"]}]}"""]);
        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Memberships.ToListAsync()).ForEach(member => member.TellAbove(90));
            await db.SaveChangesAsync();
        }

        // 10 are held. At exactly 90 % nothing is passed.
        await SaysAsync(0, Report("a", 200, 8m));
        await SaysAsync(0, Report("b", 190, 9m));
        await SaysAsync(1, Report("c", 180, 9.5m));
        await SaysAsync(1, Report("d", 170, 10m));
        await SaysAsync(1, Report("old", 220, 10m), Report("older", 185, 10m));
        await SaysAsync(1, Report("e", 160, 8m));
        await SaysAsync(1, Report("d", 170, 11m));

        // The newest day corrected; then down and up within one file; then a day before the newest corrected, and the same once more.
        await SaysAsync(2, Report("e", 160, 9.6m));
        await SaysAsync(3, Report("f", 150, 7m), Report("g", 140, 10m));
        await SaysAsync(3, Report("f", 150, 10m), Report("g", 140, 10m), Report("again", 140, 10m));
        await using var read = database.Contexts.Unscoped();
        var mails = await read.OutboxMessages.Where(message => message.Kind == MessageKind.UsagePassed).OrderBy(message => message.Ordinal)
            .ToListAsync();
        Assert.All(mails, mail => Assert.Equal("Ann@Example.com", mail.To));
        Assert.Equal([9.5m, 9.6m, 10m], mails.Select(mail => Assert.Single(UsageNews.FromJson(mail.Data!).Products).Used));
        Assert.Equal(new UsedShare("Seats", "user", 10m, 10m, Today.AddDays(-140)), UsageNews.FromJson(mails[2].Data!).Products[0]);

        async Task SaysAsync(int mailed, params string[] lines)
        {
            Assert.Empty((await feed.RunAsync(lines)).Problems);
            await using var db = database.Contexts.Unscoped();
            Assert.Equal(mailed, await db.OutboxMessages.CountAsync(message => message.Kind == MessageKind.UsagePassed));
        }
    }

    [Fact]
    public async Task Several_products_that_pass_in_one_file_are_one_mail_and_more_units_make_room()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var feed = new FeedFile(database);
        await feed.RunAsync([.. FeedFile.Basics,
            FeedFile.Basics[4].Replace("\"prod\"", "\"prod2\"", StringComparison.Ordinal).Replace("SEAT", "ROOM", StringComparison.Ordinal)
                .Replace("Seats", "Rooms", StringComparison.Ordinal),
            Order("ord2", "O-00000008", "prod2", 4, "2026-01-01"), Order("ord3", "O-00000009", "prod", 10, "2026-03-01")]);
        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Memberships.SingleAsync()).TellAbove(50);
            await db.SaveChangesAsync();
        }

        // In February 6 of 10 and 3 of 4; in March 6 and 5 of 20, and 3 of 4 as before.
        await feed.RunAsync(Report("a", 280, 6m), Report("b", 280, 3m, "ord2"));
        await feed.RunAsync(Report("c", 250, 5m, "ord3"), Report("d", 250, 3m, "ord2"));
        await feed.RunAsync(Report("e", 240, 4.5m, "ord3"));

        await using var read = database.Contexts.Unscoped();
        var news = (await read.OutboxMessages.Where(message => message.Kind == MessageKind.UsagePassed).OrderBy(message => message.Ordinal)
            .ToListAsync()).ConvertAll(mail => UsageNews.FromJson(mail.Data!));
        Assert.Equal([["Rooms 3/4", "Seats 6/10"], ["Seats 11/20"]],
            news.Select(mail => mail.Products.Select(product =>
                FormattableString.Invariant($"{product.Name} {product.Used:0.##}/{product.Held:0.##}")).ToArray()));
    }

    private static string Order(string id, string number, string product, int quantity, string from) =>
        FeedFile.Basics[6].Replace("\"ord\"", $"\"{id}\"", StringComparison.Ordinal).Replace("O-00000007", number, StringComparison.Ordinal)
            .Replace("\"prod\"", $"\"{product}\"", StringComparison.Ordinal)
            .Replace("\"quantity\":10", FormattableString.Invariant($"\"startsOn\":\"{from}\",\"quantity\":{quantity}"),
                StringComparison.Ordinal);

    private static string Report(string id, int daysAgo, decimal used, string order = "ord") => FormattableString.Invariant(
        $$$"""{"type":"usage","externalId":"{{{id}}}","order":"{{{order}}}","line":1,"used":{{{used}}},"on":"{{{Today.AddDays(-daysAgo):yyyy-MM-dd}}}"}""");

    private static async Task<List<(int Day, int Revision, decimal Used, string? Record)>> RowsAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        return (await db.UsageReports.OrderBy(row => row.On).ThenBy(row => row.Revision).ToListAsync())
            .ConvertAll(row => (Today.DayNumber - row.On.DayNumber, row.Revision, row.Used, row.RecordId));
    }

    private static async Task<(decimal?, DateOnly?)> CurrentAsync(TestDatabase database)
    {
        await using var db = database.Contexts.Unscoped();
        var unit = await db.InstalledProducts.SingleAsync();
        return (unit.UsedQuantity, unit.UsageOn);
    }
}
