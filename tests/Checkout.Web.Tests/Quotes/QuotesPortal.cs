using System.Globalization;
using Checkout.Data.Quotes;
using Checkout.Domain;
using Checkout.Domain.Documents;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

/// <summary>A portal with one account on a database of its own, and what its quotes are made with.</summary>
internal sealed class QuotesPortal : IAsyncDisposable
{
    public static readonly DateOnly Today = TestClock.SpelledOut;

    private QuotesPortal(TestDatabase database, World world, Portal portal, PortalClient browser)
    {
        (Database, World, Portal, Browser) = (database, world, portal, browser);
    }

    public TestDatabase Database { get; }

    public World World { get; }

    public Portal Portal { get; }

    public PortalClient Browser { get; private set; }

    /// <summary>What a reader in the vendor's zone reads of a moment that is so far from now.</summary>
    public string Moment(string format = "MMM d, yyyy, h:mm tt", TimeSpan ahead = default) =>
        TimeZoneInfo.ConvertTime(World.Clock.GetUtcNow() + ahead, World.Calendar.Zone)
            .ToString(format, CultureInfo.GetCultureInfo("en-US"));

    /// <param name="settings">Also for a portal that has served no test before: <see cref="PortalSettings.Ordinary"/>.</param>
    public static async Task<QuotesPortal> StartAsync(Engine engine = Engine.Sqlite, DateOnly? today = null, Currency? currency = null,
        string? locale = null, string? zone = null, PortalSettings? settings = null)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, today ?? Today, currency);
        await using (var db = database.Contexts.Unscoped())
        {
            // English words and the vendor's zone unless a test is about others: the sentences stay readable.
            var account = await db.Accounts.SingleAsync(row => row.Id == world.Account.Id);
            db.Entry(account).Property(row => row.Locale).CurrentValue = locale ?? "en-US";
            db.Entry(account).Property(row => row.TimeZone).CurrentValue = zone ?? "America/Los_Angeles";
            await db.SaveChangesAsync();
        }

        var portal = settings is null ? Portal.Rent(database, world.Clock) : Portal.Start(database, world.Clock, settings);
        return new QuotesPortal(database, world, portal, await portal.SignedInAs(world.User.Email!));
    }

    /// <summary>For tests that last longer than a session.</summary>
    public async Task SignInAgainAsync()
    {
        Browser.Dispose();
        Browser = await Portal.SignedInAs(World.User.Email!);
    }

    /// <summary>Publishes a further version, which supersedes the one before.</summary>
    public async Task<Quote> RepublishAsync(Quote before, QuoteTerms terms, params LineTerms[] lines)
    {
        await using var db = Database.Contexts.Unscoped();
        var old = await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == before.Id);
        old.Supersede(World.Clock.GetUtcNow());
        var next = new Quote(World.Account.Id, before.Number, before.Revision + 1, DocumentSource.Vendor, null, terms, lines);
        next.Publish(World.Clock.GetUtcNow(), World.Today);
        db.Quotes.Add(next);
        next.KeepFigures((await QuoteFiguresQuery.ForAsync(db, next, World.Today, CancellationToken.None)).Figures);
        await db.SaveChangesAsync();
        return next;
    }

    /// <summary>Changes a stored quote behind the portal's back, as the vendor's system would.</summary>
    public async Task ChangeAsync(Quote quote, Action<Quote> change)
    {
        await using var db = Database.Contexts.Unscoped();
        change(await db.Quotes.Include(row => row.Lines).SingleAsync(row => row.Id == quote.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>How many orders, invoices, ledger entries, kept keys and mails there are.</summary>
    public async Task<(int Orders, int Invoices, int Entries, int Keys, int Mails)> WrittenAsync()
    {
        await using var db = Database.Contexts.Unscoped();
        return (await db.Orders.CountAsync(), await db.Invoices.CountAsync(), await db.LedgerEntries.CountAsync(),
            await db.RequestRecords.CountAsync(), await db.OutboxMessages.CountAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Portal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
