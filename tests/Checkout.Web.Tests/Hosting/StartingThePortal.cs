using System.Net;
using Checkout.Cli;
using Checkout.Data;
using Checkout.Data.Seeding;
using Checkout.Domain.Audit;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Hosting;

/// <summary>
/// The portal as somebody sees it who has just cloned the repository: a process, an empty database, a browser. Then a second process on the
/// same database: what a third one changes counts on the very next request to either.
/// </summary>
public sealed class StartingThePortal
{
    private const string User = "user@acme.example";

    // A first start takes a while, and says what it is at.
    private static readonly string[] FirstSteps =
        ["Creating the database’s tables", "The database is empty: writing the demo data", "The demo data is written"];

    [SkippableTheory, EveryEngineInSoak]
    [Trait("Acceptance", "S1"), Trait("Acceptance", "S5"), Trait("Acceptance", "F6")]
    public async Task Brings_demo_data_once_and_two_processes_agree_on_who_may_come_in(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var first = await PortalProcess.StartAsync(database.Options);
        using var atFirst = await SignInAsync(first, "admin@acme.example");
        var ids = await AccountIdsAsync(database.Contexts);

        await using var second = await PortalProcess.StartAsync(database.Options);
        using var atSecond = await SignInAsync(second, "admin@acme.example");

        Assert.Equal(4, ids.Length);
        Assert.Equal(ids, await AccountIdsAsync(database.Contexts));
        Assert.Contains("admin@acme.example", second.Output, StringComparison.Ordinal);
        Assert.All(FirstSteps, step => Assert.Contains(step, first.Output, StringComparison.Ordinal));
        Assert.All(FirstSteps, step => Assert.DoesNotContain(step, second.Output, StringComparison.Ordinal));
        await APermissionCountsOnTheNextRequestToEitherAsync(database, first, second);
        await TheirClockIsThatOfTheTestsAsync(database.Contexts);
    }

    private static async Task APermissionCountsOnTheNextRequestToEitherAsync(TestDatabase database, PortalProcess first,
        PortalProcess second)
    {
        await CommandAsync(database, "grant");
        using var atFirst = await SignInAsync(first, User);
        using var atSecond = second.BrowserWith(atFirst.Cookies);
        (await atSecond.GetAsync("/")).Expect(HttpStatusCode.OK);

        await CommandAsync(database, "revoke");
        (await atFirst.GetAsync("/")).Expect(HttpStatusCode.Forbidden);
        (await atSecond.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);

        await CommandAsync(database, "grant");
        (await atSecond.GetAsync("/")).Expect(HttpStatusCode.OK);
        (await atFirst.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    private static async Task TheirClockIsThatOfTheTestsAsync(CheckoutDbContexts contexts)
    {
        await using var db = contexts.Unscoped();
        var times = await db.AuditEntries.Where(entry => entry.Action == AuditAction.SignedIn && entry.IpAddress == "127.0.0.1")
            .Select(entry => entry.At).ToListAsync();
        Assert.NotEmpty(times);
        Assert.All(times, at => Assert.InRange(at, TestClock.Start, TestClock.Running.GetUtcNow()));
    }

    private static async Task<PortalClient> SignInAsync(PortalProcess portal, string email)
    {
        var browser = portal.Anonymous();
        var signIn = await browser.OpenAsync("/Quotes");
        Assert.Contains("admin@acme.example", signIn.Text, StringComparison.Ordinal);
        var quotes = await signIn.SignInAndFollowAsync(email, "Checkout-Demo-1");

        quotes.Expect(HttpStatusCode.OK);
        Assert.Equal("/Quotes", quotes.Path);
        Assert.NotEmpty(quotes.All("table.list tbody tr"));
        return browser;
    }

    private static async Task CommandAsync(TestDatabase database, string verb)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["users", verb, "--email", User, "--account", "A-00001001", "--permission-set", DatabaseSetup.BillingAccess,
             "--provider", database.Options.Provider.ToString(), "--connection", database.Options.ConnectionString],
            said,
            said,
            TestClock.Running);
        Assert.True(code == 0, said.ToString());
    }

    private static async Task<string[]> AccountIdsAsync(CheckoutDbContexts contexts)
    {
        await using var db = contexts.Unscoped();
        return [.. (await db.Accounts.Select(account => account.Id).ToListAsync()).Select(id => id.ToString())
            .Order(StringComparer.Ordinal)];
    }
}
