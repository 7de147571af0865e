using System.Globalization;
using System.Net;
using Checkout.Data;
using Checkout.Data.Billing;
using Checkout.Data.Feed;
using Checkout.Data.Runs;
using Checkout.Data.Transactions;
using Checkout.Domain;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Checkout.Web.Tests.AddProducts;

/// <summary>A portal with the demo data, a clock that stands still, and whoever is signed in.</summary>
internal sealed class DemoPortal : IAsyncDisposable
{
    public const string Acme = "admin@acme.example";
    public const string AcmeBilling = "billing@acme.example";
    public const string Globex = "admin@globex.example";
    public const string Initech = "admin@initech.example";
    public const string Nakatomi = "admin@nakatomi.example";

    private readonly TestDatabase _database;
    private readonly BusinessCalendar _calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    private DemoPortal(TestDatabase database)
    {
        _database = database;
        Portal = Portal.Start(database, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(TestDatabase.DemoImportedAt);

    public Portal Portal { get; }

    public DateOnly Today => _calendar.DateAt(Clock.GetUtcNow());

    public static async Task<DemoPortal> StartAsync(Engine engine = Engine.Sqlite) =>
        new(await TestDatabase.CreateWithDemoDataAsync(engine));

    public Task<PortalClient> SignInAsync(string email) => Portal.SignedInAs(email);

    /// <summary>Another day, at noon or so for the vendor; sessions of before are over.</summary>
    public async Task GoToAsync(DateOnly day)
    {
        Clock.SetUtcNow(TestClock.On(day));
        var guard = new RunGuard(Clock, NullLogger<RunGuard>.Instance);
        await new BillingRun(_database.Contexts, new AccountTransactions(_database.Contexts, Clock), _calendar, guard, Clock)
            .RunAsync(CancellationToken.None);
    }

    /// <summary>Imports records as the vendor's systems send them.</summary>
    public async Task ImportAsync(params string[] lines)
    {
        var report = await new FeedImport(_database.Contexts, _calendar, Clock).RunAsync(
            new FeedSource("test", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)))), checkOnly: false,
            progress: null, CancellationToken.None);
        Assert.True(report.Succeeded, string.Join(' ', report.Problems));
    }

    public CheckoutDbContext Books() => _database.Contexts.Unscoped();

    /// <summary>How many quotes, orders, kept keys, audit entries and mails there are.</summary>
    public async Task<(int Quotes, int Orders, int Keys, int Entries, int Mails)> WrittenAsync()
    {
        await using var db = Books();
        return (await db.Quotes.CountAsync(), await db.Orders.CountAsync(), await db.RequestRecords.CountAsync(),
            await db.AuditEntries.CountAsync(), await db.OutboxMessages.CountAsync());
    }

    /// <summary>Accepts the quote whose page this is, and returns the confirmation.</summary>
    public static async Task<PortalPage> AcceptAsync(PortalClient browser, PortalPage quote)
    {
        var path = quote.Path.Split('?')[0] + "/Acceptance";
        var decision = (await browser.GetAsync(path)).Expect(HttpStatusCode.OK);
        return (await decision.Form(path).Fill("Title", "Head of IT").Tick("Authority").Tick("Terms").SendAndFollowAsync())
            .Expect(HttpStatusCode.OK);
    }

    /// <summary>The large figure of the summary: what is invoiced today.</summary>
    public static decimal DueOn(PortalPage page) => Figure(page.Find(".summary .due data"));

    public static decimal TotalOn(PortalPage page) => Figure(page.Find(".summary .sum td data"));

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static decimal Figure(AngleSharp.Dom.IElement data) => decimal.Parse(data.GetAttribute("value")!, CultureInfo.InvariantCulture);
}
