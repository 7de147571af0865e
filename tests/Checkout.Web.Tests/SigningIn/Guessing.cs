using System.Net;
using Checkout.Data.Identity;
using Checkout.Domain.Audit;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.SigningIn;

/// <summary>Tries count, however many come at once, and keep nobody out who sits elsewhere.</summary>
[Trait("Acceptance", "U3")]
public sealed class Guessing(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Password = "correct horse battery";

    [SkippableTheory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Twenty_five_at_once_count_as_twenty_five_and_none_but_five_are_looked_at(Engine engine)
    {
        var (portal, email) = await StartAsync(engine);
        await using var running = portal;
        using var browser = portal.Anonymous();
        var door = await browser.GetAsync("/SignIn");

        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => TryAsync(door, email, "wrong password")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        await using var db = portal.Unscoped();
        Assert.All(await db.SignInTries.Select(tries => tries.Count).ToListAsync(), count => Assert.Equal(25, count));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(door, email, Password)).Status);
        await portal.WriteNotedAsync();
        Assert.Equal((4, 1), (await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.SignInFailed),
            await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.SignInLocked)));
    }

    [Fact]
    public async Task A_browser_that_its_person_has_signed_in_with_is_let_in_whatever_strangers_try_in_the_same_network()
    {
        var (portal, email) = await StartAsync(Engine.Sqlite);
        await using var running = portal;
        using var own = portal.Anonymous();
        await (await own.GetAsync("/SignIn")).SignInAndFollowAsync(email, Password);
        await (await own.GetAsync("/Profile")).Form("/SignOut").SendAsync();
        using var stranger = portal.Anonymous();
        var door = await stranger.GetAsync("/SignIn");
        for (var tries = 0; tries < 6; tries++)
        {
            await TryAsync(door, email, "wrong password");
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(door, email, Password)).Status);
        Assert.Equal("/", (await (await own.GetAsync("/SignIn")).SignInAsync(email, Password)).Location);
    }

    [Fact]
    public async Task From_many_networks_come_to_a_limit_of_the_person()
    {
        var (portal, email) = await StartAsync(Engine.Sqlite);
        await using var running = portal;
        await using (var db = portal.Unscoped())
        {
            var now = portal.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            db.SignInTries.Add(new SignInTries(SignInTries.KeyOf("password", email.ToUpperInvariant()), now.AddDays(1)));
            await db.SaveChangesAsync();
            await db.SignInTries.ExecuteUpdateAsync(update => update.SetProperty(tries => tries.Count, 100));
        }

        using var browser = portal.Anonymous();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(await browser.GetAsync("/SignIn"), email, Password)).Status);
    }

    [Fact]
    public async Task After_a_while_they_are_looked_at_again()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        await portal.SetPasswordAsync(world.User.Email!, Password);
        using var browser = portal.Anonymous();
        var door = await browser.GetAsync("/SignIn");
        for (var tries = 0; tries < 8; tries++)
        {
            await TryAsync(door, world.User.Email!, "wrong password");
        }

        world.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("/", (await TryAsync(await browser.GetAsync("/SignIn"), world.User.Email!, Password)).Location);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.99", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.8", true)]
    public void One_network_is_what_one_subscriber_has(string one, string other, bool same) =>
        Assert.Equal(same, Network(one) == Network(other));

    private static string Network(string address)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return Checkout.Web.Features.SignIn.Checks.TryFrom.Network(http.Connection);
    }

    // Both at once, as a password manager or a program sends them.
    private static Task<PortalPage> TryAsync(PortalPage door, string email, string password) =>
        door.Form().Fill("Email", email).Forge("Password", password).SendAsync();

    private async Task<(Portal Portal, string Email)> StartAsync(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        var portal = Portal.Rent(database, world.Clock);
        await portal.SetPasswordAsync(world.User.Email!, Password);
        return (portal, world.User.Email!);
    }
}
