using System.Globalization;
using System.Net;
using Checkout.Domain.Billing;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Journeys;

/// <summary>A quote is accepted in the portal, the clock runs to the contract's end, and every figure on every page, file and mail
/// agrees.</summary>
[Trait("Acceptance", "S8")]
public sealed class FromQuoteToLastInvoice
{
    private static readonly DateOnly Today = TestClock.SpelledOut;

    [SkippableTheory, EveryEngine]
    public async Task Every_figure_agrees_to_the_cent(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var quote = await world.PublishAsync(
            world.Terms(frequency: BillingFrequency.Quarterly), world.Line(7m, 33.333333m, rate: 19m),
            world.Line(1m, 4800m, rate: 19m, product: world.Workshop, discount: 12.5m));
        await using var portal = Portal.Start(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var quotePage = (await browser.GetAsync($"/Quotes/{quote.Slug}")).Expect(HttpStatusCode.OK);
        var decision = (await browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).Expect(HttpStatusCode.OK);
        var confirmation = (await decision.Form($"/Quotes/{quote.Slug}/Acceptance")
            .Fill("Title", "Head of IT").Tick("Authority").Tick("Terms").Fill("PoNumber", "4500-118 207").SendAndFollowAsync())
                .Expect(HttpStatusCode.OK);

        await using var db = database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.AsNoTracking().SingleAsync();
        var first = await db.Invoices.AsNoTracking().SingleAsync();
        Assert.Equal($"/Orders/{order.Slug}/Confirmation", confirmation.Path);

        // 7 × 33.333333 × 12 = 2,799.999972, and 4,200.00 once; the quarters are 700.00 each.
        Assert.Equal((7000m, 1330m, 8330m), (order.NetAmount, order.TaxAmount, order.TotalAmount));
        Assert.Equal((4900m, 931m, 5831m), (first.NetAmount, first.TaxAmount, first.TotalAmount));
        foreach (var page in new[] { quotePage, decision, confirmation, await browser.GetAsync($"/Orders/{order.Slug}") })
        {
            Assert.Contains(order.TotalAmount, FiguresOn(page));
        }

        foreach (var page in new[] { quotePage, decision, confirmation, await browser.GetAsync($"/Invoices/{first.Slug}"),
            await browser.GetAsync("/Invoices") })
        {
            Assert.Contains(first.TotalAmount, FiguresOn(page));
        }

        for (var day = Today; day <= Today.AddYears(1); day = day.AddDays(1))
        {
            world.GoTo(day);
            await world.BillingRun.RunAsync(CancellationToken.None);
        }

        // A session does not last a year.
        using var later = await portal.SignedInAs(world.User.Email!);
        var totals = await CsvColumnAsync(later, "/Invoices?format=csv", "Total");
        Assert.Equal(4, totals.Count);
        Assert.Equal(order.TotalAmount, totals.Sum());
        Assert.Equal(order.TotalAmount, await db.LedgerEntries.SumAsync(entry => entry.Amount));
        var statement = await later.GetAsync("/Statements?from=2026-01-01&until=2027-12-31");
        Assert.Contains(order.TotalAmount, FiguresOn(statement));

        // After the year, the whole order is invoiced, and its page says so.
        Assert.Contains(order.NetAmount, FiguresOn(await later.GetAsync($"/Orders/{order.Slug}")));
        await AssertFilesAsync(later, quote, order.Slug, first.Slug);
    }

    [Fact]
    public async Task Everybody_concerned_gets_a_message_that_says_the_same()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m, rate: 19m));
        var folder = Directory.CreateTempSubdirectory("checkout-mail-");
        await using var portal = Portal.Start(database, world.Clock,
            new PortalSettings
            {
                Configuration = new Dictionary<string, string>(
            StringComparer.Ordinal)
                { ["Mail:Folder"] = folder.FullName }
            });
        await world.AcceptAsync(quote);

        await using (var scope = portal.Services.CreateAsyncScope())
        {
            Assert.Equal(4 - 1, await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None));
            Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<OutboxDispatcher>().RunAsync(CancellationToken.None));
        }

        var mails = await Task.WhenAll(folder.GetFiles("*.eml").Select(file => MimeKit.MimeMessage.LoadAsync(file.FullName)));
        Assert.Equal(3, mails.Length);
        Assert.Contains(mails, mail => mail.To.ToString()
            .Contains("noemie@vendor.example", StringComparison.Ordinal) && mail.TextBody!.Contains("7.140,00", StringComparison.Ordinal));
        var invoice = Assert.Single(mails, mail => mail.Subject!.StartsWith("Invoice", StringComparison.Ordinal));
        Assert.Contains("7.140,00", invoice.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("application/pdf", Assert.Single(invoice.Attachments).ContentType.MimeType);
        folder.Delete(recursive: true);
    }

    private static async Task AssertFilesAsync(PortalClient browser, Quote quote, string orderSlug, string invoiceSlug)
    {
        var printed = await PdfText.ReadAsync((await browser.GetAsync($"/Quotes/{quote.Slug}/Pdf")).Expect(HttpStatusCode.OK).Bytes);
        var form = await PdfText.ReadAsync((await browser.GetAsync($"/Orders/{orderSlug}/Pdf")).Expect(HttpStatusCode.OK).Bytes);
        var invoice = await PdfText.ReadAsync((await browser.GetAsync($"/Invoices/{invoiceSlug}/Pdf")).Expect(HttpStatusCode.OK).Bytes);
        foreach (var figure in new[] { "7.000,00", "1.330,00", "8.330,00" })
        {
            Assert.Contains(figure, printed, StringComparison.Ordinal);
            Assert.Contains(figure, form, StringComparison.Ordinal);
        }

        foreach (var evidence in new[] { "Zoë Brandström", "Head of IT", "4500-118 207", "SHA-256" })
        {
            Assert.Contains(evidence, form, StringComparison.Ordinal);
        }

        foreach (var figure in new[] { "4.900,00", "931,00", "5.831,00" })
        {
            Assert.Contains(figure, invoice, StringComparison.Ordinal);
        }
    }

    /// <summary>Every amount on a page, as its machine-readable value.</summary>
    private static HashSet<decimal> FiguresOn(PortalPage page) =>
        [.. page.Expect(HttpStatusCode.OK).All("data[value]").Select(data => data.GetAttribute("value"))
            .Where(value => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            .Select(value => decimal.Parse(value!, CultureInfo.InvariantCulture))];

    private static async Task<IReadOnlyList<decimal>> CsvColumnAsync(PortalClient browser, string path, string column)
    {
        var body = (await browser.GetAsync(path)).Expect(HttpStatusCode.OK).Body.TrimStart('\uFEFF');
        using var csv = new CsvHelper.CsvReader(new StringReader(body), CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        var values = new List<decimal>();
        while (await csv.ReadAsync())
        {
            values.Add(csv.GetField<decimal>(column));
        }

        return values;
    }
}
