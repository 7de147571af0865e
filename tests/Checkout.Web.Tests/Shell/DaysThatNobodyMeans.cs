using System.Text.RegularExpressions;
using Checkout.Data.Billing;
using Checkout.Data.Collections;
using Checkout.Data.Feed;
using Checkout.Data.Payments.Autopay;
using Checkout.Data.Runs;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.AddProducts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Shell;

/// <summary>
/// 0001-01-01 and 9999-12-31 are refused at every door today. Whatever date stands in the database nevertheless, from before or from
/// elsewhere, no page, run or import breaks over it.
/// </summary>
[Trait("Acceptance", "D6")]
public sealed partial class DaysThatNobodyMeans
{
    private const string Low = "0001-01-01";
    private const string High = "9999-12-31";

    /// <param name="first">What every first day becomes, such as one of issue or of a term.</param>
    /// <param name="last">What all others become.</param>
    [Theory]
    [InlineData(Low, Low)]
    [InlineData(High, High)]
    [InlineData(Low, High)]
    public async Task Break_no_page_no_run_and_no_import(string first, string last)
    {
        await using var demo = await DemoPortal.StartAsync();
        await using (var db = demo.Books())
        {
            Assert.True(await SpoilAsync(db, first, last) > 50);
        }

        foreach (var email in (string[])[DemoPortal.Acme, DemoPortal.Globex])
        {
            using var browser = await demo.SignInAsync(email);
            var (asked, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/", "/launch"]));
            while (waiting.TryDequeue(out var path))
            {
                var page = await browser.GetAsync(path);
                Assert.True((int)page.Status < 500, $"{path} answered {page.Status} with {first} and {last}.");
                if (page.Response.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }

                foreach (var link in page.All("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0])
                    .Where(link => asked.Add(Kind().Replace(link.Split('?')[0], "*"))))
                {
                    waiting.Enqueue(link);
                }
            }

            Assert.True(asked.Count > 30, $"Only {asked.Count} kinds of pages were found.");
        }

        // Ends without an exception whatever the rows hold; what stands still is told.
        var services = demo.Portal.Services;
        await services.GetRequiredService<DailyWork>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<ReminderRun>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<AutopayRun>().RunAsync(CancellationToken.None);
        Assert.Empty(services.GetRequiredService<RunGuard>().Standing);
        var report = await services.GetRequiredService<FeedImport>().RunAsync(Data.Seeding.Demo.DemoData.Source, checkOnly: true);
        Assert.DoesNotContain(report.Problems, problem => problem.Line == 0);
    }

    /// <returns>How many columns there are.</returns>
    private static async Task<int> SpoilAsync(DbContext db, string first, string last)
    {
        var columns = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()
                .Concat(type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties()))
                .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateOnly))
                .Select(property => (Table: type.GetTableName()!, Column: property.GetColumnName())))
            .Distinct().ToList();
        await db.Database.OpenConnectionAsync();
        foreach (var (table, column) in columns)
        {
            // The books are the portal's own: nothing but a closing moves them. Tallies follow their rows. A unique day is left where it is
            // taken.
            if (table is "Books" or "Tallies")
            {
                continue;
            }

            var day = FirstDay().IsMatch(column) ? first : last;
            await RunAsync($"UPDATE OR IGNORE \"{table}\" SET \"{column}\" = '{day}' WHERE \"{column}\" IS NOT NULL");
        }

        // Where a unique first day stayed, nothing may end before it: that was refused ever since.
        foreach (var (table, from, to) in columns.Select(each => each.Table).Distinct().SelectMany(table => new[]
        {
            (table, "StartsOn", "EndsOn"), (table, "PeriodFrom", "PeriodTo"),
        }).Where(pair => columns.Contains((pair.table, pair.Item2)) && columns.Contains((pair.table, pair.Item3))))
        {
            await RunAsync($"UPDATE \"{table}\" SET \"{to}\" = \"{from}\" WHERE \"{to}\" < \"{from}\"");
        }

        return columns.Count;

        async Task RunAsync(string sql)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    [GeneratedRegex("Start|From|Issued|Posted|Anchor|Placed|Received", RegexOptions.None, 1000)]
    private static partial Regex FirstDay();

    // Two documents of a tab are one kind of page.
    [GeneratedRegex("[^/]*[0-9][^/]*", RegexOptions.None, 1000)]
    private static partial Regex Kind();
}
