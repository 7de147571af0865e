using System.Net;
using Checkout.Data.Seeding;
using Checkout.Domain.Billing;
using Checkout.Domain.Messages;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Nodes;

/// <summary>
/// Three portals behind the deployment guide's nginx on one PostgreSQL, while customers read, accept and pay: one is killed, then all are
/// ended and replaced one after the other.
/// </summary>
[Trait("Acceptance", "F8"), Trait("Category", "Soak")]
public sealed class LosingANode
{
    private const int Customers = 3;
    private static readonly int Deaths = SoakFactor.Value > 1 ? 3 : 1;

    [SkippableFact]
    public async Task Loses_nothing_that_was_answered_and_ending_one_after_the_other_fails_nobody()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync(durable: true);
        await using var database = await TestDatabase.CreateAsync(cluster);
        var today = TestClock.Today;
        var worlds = new List<World>();
        for (var n = 0; n < Customers; n++)
        {
            worlds.Add(await Crowd.CustomerAsync(database, today.AddDays(-70)));
            await HasWorkAsync(worlds[^1], today, n);
        }

        await using var fleet = await Fleet.StartAsync(database, nodes: 3);
        var crowd = new Crowd(fleet.Proxy.Anonymous);
        worlds.ForEach(crowd.Buys);
        crowd.Reads(worlds[0].User.Email!, Crowd.Password);
        await crowd.GoOnAsync(acceptances: 6);
        Assert.Empty(crowd.CutOff);

        for (var death = 0; death < Deaths; death++)
        {
            await fleet.KillAsync(fleet.Nodes[0]);
            await crowd.GoOnAsync(acceptances: 6);
            await fleet.AddAsync();
        }

        var cutOff = crowd.CutOff.Count;
        await PermissionsCountOnTheNextRequestAsync(fleet, database, worlds[0]);
        foreach (var node in fleet.Nodes.ToList())
        {
            await fleet.ReplaceAsync(node);
            await crowd.GoOnAsync(acceptances: 3);
        }

        Assert.Equal([], crowd.CutOff.Skip(cutOff));
        await crowd.EndAsync();
        var left = await Books.MailsAreSentAsync(database, atMost: 2 * Deaths);
        await Books.HoldAsync(database, crowd);
        await EverythingWasDoneOnceAsync(database, fleet, worlds, left);
        Assert.Equal([], fleet.Said.Split('\n').Where(line => line.Contains(" ERR ", StringComparison.Ordinal)));
    }

    // A contract of which periods are to be invoiced, and an invoice to remind of.
    private static async Task HasWorkAsync(World world, DateOnly today, int n)
    {
        await world.ContractAsync(world.Terms(startsOn: world.Today, BillingFrequency.Monthly), world.Line(1m, 25m));
        world.GoTo(today);
        await world.WriteAsync(world.Invoice($"LATE-{n}", 30m, issuedOn: world.Today.AddDays(-37), dueOn: world.Today.AddDays(-7)));
    }

    private static async Task PermissionsCountOnTheNextRequestAsync(Fleet fleet, TestDatabase database, World world)
    {
        var other = await World.CreateAsync(database, world.Today);
        await using (var db = database.Contexts.Unscoped())
        {
            var password = await db.Users.Where(row => row.Id == world.User.Id).Select(row => row.PasswordHash).SingleAsync();
            (await db.Users.SingleAsync(row => row.Id == other.User.Id)).PasswordHash = password;
            await db.SaveChangesAsync();
        }

        using var browser = fleet.Proxy.Anonymous();
        (await (await browser.OpenAsync("/SignIn")).SignInAndFollowAsync(other.User.Email!, Crowd.Password)).Expect(HttpStatusCode.OK);
        (string, HttpStatusCode)[] steps =
            [(DatabaseSetup.StandardUser, HttpStatusCode.Forbidden), (DatabaseSetup.BillingAdministrator, HttpStatusCode.OK)];
        foreach (var (profile, status) in steps)
        {
            await Books.CommandAsync(database, "users", "grant", "--email", other.User.Email!, "--account", other.Account.Number,
                "--profile", profile);
            foreach (var node in fleet.Nodes)
            {
                // The session is the one that was begun at whichever node the proxy chose.
                using var at = fleet.At(node, browser.Cookies);
                (await at.GetAsync("/Invoices")).Expect(status);
            }
        }
    }

    private static async Task EverythingWasDoneOnceAsync(TestDatabase database, Fleet fleet, List<World> worlds, int left)
    {
        await using var db = database.Contexts.Unscoped();
        foreach (var world in worlds)
        {
            var periods = await db.Invoices.Where(row => row.AccountId == world.Account.Id && row.PeriodStart != null)
                .GroupBy(row => new { row.ContractId, row.PeriodStart }).Select(rows => rows.Count()).ToListAsync();
            Assert.Equal([1, 1], periods);
            Assert.Equal(1, await db.OutboxMessages.CountAsync(row => row.ForAccountId == world.Account.Id
                && row.Kind == MessageKind.PaymentReminder));
        }

        // Every mail arrived once, and one for each that was sent.
        var ids = fleet.Mail.Received.Select(mail => mail.Message.MessageId).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        var sent = await db.OutboxMessages.CountAsync(row => row.Status == MessageStatus.Sent);
        Assert.InRange(ids.Count, 1, sent + left);
    }
}
