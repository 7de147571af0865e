using System.Net;
using Checkout.Cli;
using Checkout.Data.Identity;
using Checkout.Data.Seeding;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Access;

/// <summary>Two portal processes on one database: what a third one changes counts on the very next request to either.</summary>
[Trait("Acceptance", "S5")]
public sealed class TwoProcesses(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Password = "correct horse battery";

    [SkippableTheory, EveryEngine]
    public async Task A_revoked_permission_refuses_the_next_request_to_either(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, new DateOnly(2026, 11, 23));
        await ChangeAsync(database, world, (db, membership) =>
        {
            membership.Use(db.Profiles.Single(profile => profile.Name == DatabaseSetup.StandardUser));
            membership.Grant(db.PermissionSets.Single(set => set.Name == DatabaseSetup.BillingAccess));
        });
        await using (var db = database.Contexts.Unscoped())
        {
            var user = await db.Users.SingleAsync(row => row.Id == world.User.Id);
            user.PasswordHash = new PasswordHasher<CheckoutUser>().HashPassword(user, Password);
            await db.SaveChangesAsync();
        }

        await using var first = await PortalProcess.StartAsync(database.Options, settings: "--Start:DemoData=false");
        await using var second = await PortalProcess.StartAsync(database.Options, settings: "--Start:DemoData=false");
        using var atFirst = first.Anonymous();
        using var atSecond = second.BrowserWith(atFirst.Cookies);
        await (await atFirst.OpenAsync("/")).Form().Fill("Email", world.User.Email!).Fill("Password", Password).SendAsync();

        (await atFirst.GetAsync("/")).Expect(HttpStatusCode.OK);
        (await atSecond.GetAsync("/")).Expect(HttpStatusCode.OK);
        await CommandAsync(database, "users", "revoke", "--email", world.User.Email!, "--account", world.Account.Number, "--permission-set", DatabaseSetup.BillingAccess);
        (await atFirst.GetAsync("/")).Expect(HttpStatusCode.Forbidden);
        (await atSecond.GetAsync("/Invoices")).Expect(HttpStatusCode.Forbidden);

        await CommandAsync(database, "users", "grant", "--email", world.User.Email!, "--account", world.Account.Number, "--permission-set", DatabaseSetup.BillingAccess);
        (await atSecond.GetAsync("/")).Expect(HttpStatusCode.OK);
        (await atFirst.GetAsync("/")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_ends_every_older_session()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, new DateOnly(2026, 11, 23));
        await using var portal = Portal.Start(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        (await browser.GetAsync("/")).Expect(HttpStatusCode.OK);

        await using (var db = database.Contexts.Unscoped())
        {
            (await db.Users.SingleAsync(user => user.Id == world.User.Id)).SecurityStamp = "renewed";
            await db.SaveChangesAsync();
        }

        Assert.Equal("/SignIn?returnUrl=%2F", (await browser.GetAsync("/")).Location);
    }

    private static async Task CommandAsync(TestDatabase database, params string[] arguments)
    {
        using var said = new StringWriter();
        var code = await CommandLine.RunAsync([.. arguments, "--provider", database.Options.Provider.ToString(), "--connection", database.Options.ConnectionString], said, said);
        Assert.True(code == 0, said.ToString());
    }

    private static async Task ChangeAsync(TestDatabase database, World world, Action<Data.CheckoutDbContext, Membership> change)
    {
        await using var db = database.Contexts.Unscoped();
        var membership = await db.Memberships.Include(row => row.Profile).Include(row => row.PermissionSets).ThenInclude(held => held.PermissionSet)
            .SingleAsync(row => row.UserId == world.User.Id && row.AccountId == world.Account.Id);
        change(db, membership);
        await db.SaveChangesAsync();
    }
}
