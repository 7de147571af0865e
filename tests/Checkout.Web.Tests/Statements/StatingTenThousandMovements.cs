using System.Globalization;
using System.Net;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Statements;

/// <summary>A statement over 10,000 movements: every one of them, on the page and on paper, with the same sums. What it costs is measured
/// by <c>./build bench</c>.</summary>
[Trait("Acceptance", "T3")]
public sealed class StatingTenThousandMovements
{
    private const int Invoices = 5_000;

    private static readonly DateOnly Today = TestClock.Today;
    private static readonly DateOnly From = Today.AddDays(-500);

    [SkippableFact]
    public async Task Adds_up_alike_on_the_page_and_on_paper()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, Today);
        await world.WriteAsync(world.Invoice("BEFORE", 1_000m, From.AddDays(-10)));
        for (var done = 0; done < Invoices; done += 2_500)
        {
            await world.WriteAsync([.. Enumerable.Range(done, 2_500).SelectMany(index => Movements(world, index))]);
        }

        await using (var db = database.Contexts.Unscoped())
        {
            await db.Accounts.ExecuteUpdateAsync(update => update.SetProperty(account => account.Locale, "en-US"));
        }

        await using var portal = Portal.Start(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        var asked = string.Create(CultureInfo.InvariantCulture, $"from={From:yyyy-MM-dd}&until={Today:yyyy-MM-dd}");

        // Beside each invoice of 100.00 comes a payment of 99.00.
        const string opening = "1,000.00", closing = "6,000.00";
        var last = (await browser.GetAsync($"/Statements?{asked}&page=200")).Expect(HttpStatusCode.OK);
        Assert.Contains("9,951–10,000 of 10,000 movements", last.Text, StringComparison.Ordinal);
        Assert.Contains("Closing balance", last.Find("main table.list tfoot").TextContent, StringComparison.Ordinal);
        Assert.Contains(closing, last.Find("main table.list tfoot").TextContent, StringComparison.Ordinal);

        var pdf = (await browser.GetAsync($"/Statements/Pdf?{asked}")).Expect(HttpStatusCode.OK);
        var text = await PdfText.ReadAsync(pdf.Bytes);
        var numbers = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith("INV-", StringComparison.Ordinal) || word.StartsWith("PAY-", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(2 * Invoices, numbers.Count);
        Assert.Contains(opening, text, StringComparison.Ordinal);
        Assert.Contains(closing, text, StringComparison.Ordinal);
    }

    private static IEnumerable<object> Movements(World world, int index)
    {
        var on = From.AddDays(index % 490);
        yield return world.Invoice(string.Create(CultureInfo.InvariantCulture, $"INV-{index:D5}"), 100m, on);
        yield return world.Received(string.Create(CultureInfo.InvariantCulture, $"PAY-{index:D5}"), 99m, on.AddDays(3));
    }
}
