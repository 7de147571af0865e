using System.Net;
using Checkout.Data.Usage;
using Checkout.Domain.Contracts;
using Checkout.Domain.InstalledProducts;
using Checkout.Domain.Messages;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.InstalledProducts;

/// <summary>How much was used, month by month: a chart with its figures, a file with everything that was reported, and a mail.</summary>
[Trait("Acceptance", "O8")]
public sealed class UseOverTime
{
    private const string Page = "/InstalledProducts?view=usage";

    [SkippableTheory, EveryEngineInSoak]
    public async Task Stands_in_a_chart_a_table_and_a_file(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        Assert.Contains("No products yet", (await on.Browser.GetAsync(Page)).Text, StringComparison.Ordinal);
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: QuotesPortal.Today), on.World.Line(100m, 50m));
        await BeganAsync(on, contract);
        Assert.Contains("No use reported", (await on.Browser.GetAsync(Page)).Text, StringComparison.Ordinal);

        // A month without a report, one with two, one that was corrected; and what lies before the thirteen months.
        await ReportAsync(on, (new(2025, 8, 1), 99m), (new(2026, 3, 31), 40m), (new(2026, 5, 1), 55.5m), (new(2026, 5, 20), 63m),
            (new(2026, 10, 5), 1_000_000m), (new(2026, 10, 5), 0m), (new(2026, 11, 20), 57m));

        var page = (await on.Browser.GetAsync(Page)).Expect(HttpStatusCode.OK);
        var chart = page.Find("figure.chart");
        var rows = Rows(page);
        Assert.Equal(13, rows.Count);
        Assert.Equal("November 2025 | not reported | 100 users", rows[0]);
        Assert.Equal(
            ["March 2026 | 40 users | 100 users", "April 2026 | not reported | 100 users", "May 2026 | 63 users | 100 users",
            "June 2026 | not reported | 100 users"], rows[4..8]);

        // What held into October is what May said last; the correction says that nothing was used from the 5th on.
        Assert.Equal(["October 2026 | 63 users | 100 users", "November 2026 | 57 users | 100 users"], rows[11..]);
        Assert.Contains("At most 63 users of 100 in May 2026; 57 users of 100 in November 2026.",
            Squeezed(chart.QuerySelector("figcaption")!.TextContent), StringComparison.Ordinal);

        // Four dots; one line between two months that follow each other; a dash for each month.
        Assert.Equal((4, 1, 13), (chart.QuerySelectorAll(".dot").Length, chart.QuerySelectorAll(".edge").Length,
            chart.QuerySelectorAll("line.limit[y1]").Count(line => line.GetAttribute("y1") == line.GetAttribute("y2")
            && line.GetAttribute("x1") != line.GetAttribute("x2"))));

        var csv = (await on.Browser.GetAsync(Page + "&format=csv")).Expect(HttpStatusCode.OK).Body.TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Contract,Order,SKU,Product,Unit,Day,Used,In force,Counts,Report,Received", csv[0]);
        Assert.Equal(8, csv.Length);
        Assert.EndsWith("2026-10-05,1000000,100,\"no, corrected later\",r4," + on.Moment("yyyy-MM-ddTHH:mm:sszzz"), csv[5],
            StringComparison.Ordinal);
        Assert.Contains(",2026-10-05,0,100,yes,r5,", csv[6], StringComparison.Ordinal);
        (await on.Browser.GetAsync(Page + "&format=xlsx")).Expect(HttpStatusCode.OK);
        Assert.Equal(8, (await on.Browser.GetAsync($"{Page}&contract={contract.Slug}&format=csv")).Body.Split("\r\n",
            StringSplitOptions.RemoveEmptyEntries).Length);

        // As of another day: its own thirteen months.
        Assert.Equal("May 2026 | 55.5 users | 100 users", Rows(await on.Browser.GetAsync(Page + "&asof=2026-05-19"))[12]);
    }

    [Fact]
    public async Task Is_told_by_mail_to_whom_chose_a_share_on_the_profile_in_this_account_only()
    {
        await using var on = await QuotesPortal.StartAsync();
        const string preferences = "/Profile/Preferences";
        foreach (var wrong in new[] { "0", "101", "some", "-5", "9.5" })
        {
            var refused = await (await on.Browser.GetAsync(preferences)).Form(preferences).Fill("UsageAlert", wrong).SendAsync();
            Assert.Contains("Enter a whole number from 1 to 100", refused.Expect(HttpStatusCode.UnprocessableEntity).Text,
                StringComparison.Ordinal);
        }

        await (await on.Browser.GetAsync(preferences)).Form(preferences).Fill("UsageAlert", "90 %").SendAsync();

        // A page of another account changes nothing of this one.
        await (await on.Browser.GetAsync(preferences)).Form(preferences).Fill("UsageAlert", "50").Fill("UsageAccount", "A-99999999")
            .SendAsync();
        Assert.Equal("90", (await on.Browser.GetAsync(preferences)).Form(preferences).Value("UsageAlert"));
        await using (var db = on.Database.Contexts.Unscoped())
        {
            Assert.Equal([90], await db.Memberships.Where(member => member.UsageAlertPercent != null)
                .Select(member => member.UsageAlertPercent!.Value).ToListAsync());
        }

        var news = UsageNews.Of(90,
        [
            new UsedShare("Core seats", "user", 95m, 100m, new(2026, 11, 20)),
            new UsedShare("Storage", "GB", 1234.5m, 1000m, new(2026, 11, 1)),
        ]);
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var mail = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(
            new OutboxMessage(MessageKind.UsagePassed, on.World.User.Email!, "Zoë", on.World.Account.Id, subjectId: null, news.ToJson(),
                on.World.Clock.GetUtcNow()), CancellationToken.None))!;
        Assert.Equal("Use of 2 products has passed 90%", mail.Subject);
        var text = mail.TextBody!.Replace('\u00A0', ' ');
        Assert.Contains("Core seats: 95 of 100 users (95%), on November 20, 2026", text, StringComparison.Ordinal);
        Assert.Contains("Storage: 1,234.5 of 1,000 GB (123%), on November 1, 2026", text, StringComparison.Ordinal);
        Assert.Contains("/InstalledProducts?account=", text, StringComparison.Ordinal);

        await (await on.Browser.GetAsync(preferences)).Form(preferences).Fill("UsageAlert", "").SendAsync();
        await using var read = on.Database.Contexts.Unscoped();
        Assert.False(await read.Memberships.AnyAsync(member => member.UsageAlertPercent != null));
    }

    [SkippableTheory, EveryEngineInSoak(Engine.PostgreSql)]
    public async Task A_share_that_is_sent_several_times_at_once_is_chosen(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        const string preferences = "/Profile/Preferences";
        var page = await on.Browser.GetAsync(preferences);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => page.Form(preferences).Fill("UsageAlert", "80").SendAsync()));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.Redirect));
        await using var db = on.Database.Contexts.Unscoped();
        Assert.Equal([80], await db.Memberships.Where(member => member.UsageAlertPercent != null)
            .Select(member => member.UsageAlertPercent!.Value).ToListAsync());
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Rows(PortalPage page) =>
        [.. page.All("figure.chart tbody tr").Select(row => Squeezed(string.Join(" | ", row.Children.Select(cell => cell.TextContent))))];

    /// <summary>In force since long ago, which no quote can say today.</summary>
    private static async Task BeganAsync(QuotesPortal on, Contract contract)
    {
        await using var db = on.Database.Contexts.Unscoped();
        var unit = await db.InstalledProducts.SingleAsync(row => row.ContractId == contract.Id);
        db.Entry(unit).Property(row => row.StartsOn).CurrentValue = new DateOnly(2025, 1, 1);
        await db.SaveChangesAsync();
    }

    private static async Task ReportAsync(QuotesPortal on, params (DateOnly On, decimal Used)[] reports)
    {
        await using var db = on.Database.Contexts.Unscoped();
        var unit = await db.InstalledProducts.SingleAsync();
        UsageReport? last = null;
        foreach (var (index, (day, used)) in reports.Index())
        {
            last = unit.Report(used, day, last?.On == day ? last : null, FormattableString.Invariant($"r{index}"),
                on.World.Clock.GetUtcNow());
            db.Add(last!);
        }

        await db.SaveChangesAsync();
    }
}
