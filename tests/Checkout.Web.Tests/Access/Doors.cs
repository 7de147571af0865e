using System.Net;
using Checkout.Domain;
using Checkout.Domain.Accounts;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Access;

/// <summary>The ways in: the app menu, the button for more licenses, links into one of several accounts.</summary>
[Trait("Acceptance", "S6")]
public sealed class Doors(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Launch_opens_the_newest_recently_published_quote_until_it_is_decided_or_put_off(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        Assert.Equal("/", (await browser.GetAsync("/launch")).Location);

        var older = await world.PublishAsync(world.Terms() with { ExpiresOn = world.Today.AddDays(90) }, world.Line(1, 10m));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = await world.PublishAsync(world.Terms() with { ExpiresOn = world.Today.AddDays(20) }, world.Line(1, 10m));
        Assert.Equal($"/Quotes/{newer.Slug}", (await browser.GetAsync("/launch")).Location);
        Assert.Equal($"/Quotes/{newer.Slug}", (await browser.GetAsync("/launch")).Location);

        await (await browser.GetAsync($"/Quotes/{newer.Slug}")).Form($"/Quotes/{newer.Slug}/NotNow").SendAsync();
        Assert.Equal($"/Quotes/{older.Slug}", (await browser.GetAsync("/launch")).Location);

        world.GoTo(world.Today.AddDays(31));
        using var later = await portal.SignedInAs(world.User.Email!);
        Assert.Equal("/", (await later.GetAsync("/launch")).Location);
    }

    [Fact]
    public async Task Launch_survives_signing_in_on_the_way()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(1, 10m));
        await using var portal = Portal.Rent(database, world.Clock);
        await portal.SetPasswordAsync(world.User.Email!, "correct horse battery");
        using var browser = portal.Anonymous();

        var signIn = await browser.OpenAsync("/launch");
        var page = await signIn.SignInAndFollowAsync(world.User.Email!, "correct horse battery");

        Assert.Equal($"/Quotes/{quote.Slug}", page.Path);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task A_member_of_several_accounts_is_led_to_the_right_one(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var here = await World.CreateAsync(database, TestClock.Today);
        var there = await World.CreateAsync(database, TestClock.Today);
        var stranger = await World.CreateAsync(database, TestClock.Today);
        await AddAsync(database, here.User.Id, there.Account.Id);
        var quote = await there.PublishAsync(there.Terms(), there.Line(1, 10m));
        var foreign = await stranger.PublishAsync(stranger.Terms(), stranger.Line(1, 10m));
        await using var portal = Portal.Rent(database, here.Clock);
        using var browser = await portal.SignedInAs(here.User.Email!);

        // A link that names the account.
        var named = await browser.GetAsync($"/Quotes/{quote.Slug}?account={there.Account.Number}&x=1");
        Assert.Equal($"/Quotes/{quote.Slug}?x=1", named.Location);
        var page = (await browser.FollowAsync(named)).Expect(HttpStatusCode.OK);
        Assert.Contains(there.Account.Number, page.Flash, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/?account={stranger.Account.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/?account=A-nobody")).Status);

        // The same link without it, from the other account: one hit is switched to.
        await browser.OpenAsync($"/?account={here.Account.Number}");
        var found = await browser.OpenAsync($"/Quotes/{quote.Slug}");
        Assert.Contains(there.Account.Number, found.Flash, StringComparison.Ordinal);

        // The door of the product's menu looks there as well.
        await browser.OpenAsync($"/?account={here.Account.Number}");
        Assert.Equal($"/Quotes/{quote.Slug}", (await browser.GetAsync("/launch")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/Quotes/{foreign.Slug}")).Status);
    }

    [Fact]
    public async Task An_address_that_starts_with_two_slashes_leads_to_no_other_host()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var answer = await browser.GetAsync($"https://localhost//evil.example/?account={world.Account.Number}");

        Assert.Equal("/evil.example/", answer.Location);
    }

    [Theory]
    [InlineData("?quantity=5", "gives a quantity but no product")]
    [InlineData("?sku=NO-SUCH&quantity=5", "names a product that does not exist: NO-SUCH")]
    [InlineData("?sku={sku}&quantity=many", "can’t be ordered")]
    [InlineData("?sku={sku}&quantity=0", "can’t be ordered")]
    [InlineData("?sku={sku}&quantity=-1", "can’t be ordered")]
    [InlineData("?sku={sku}&quantity=1e9", "can’t be ordered")]
    [InlineData("?sku={sku}&quantity=1000000000", "can’t be ordered")]
    [InlineData("?sku={sku}&quantity=25&org={org}", null)]
    [InlineData("?sku={sku}", null)]
    [InlineData("", null)]
    public async Task The_button_for_more_licenses_opens_the_selection_and_explains_what_is_wrong_with_its_link(string query,
        string? explanation)
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        await world.PriceAsync(world.Seats, 30m);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        var page = await browser.OpenAsync("/buy-more-licenses" + query.Replace("{sku}", world.Seats.Sku, StringComparison.Ordinal)
            .Replace("{org}", world.Account.ExternalId, StringComparison.Ordinal));

        Assert.Equal("/AddProducts", page.Expect(HttpStatusCode.OK).Path.Split('?')[0]);
        Assert.Equal(explanation is null, page.Flash is null);
        Assert.Contains(explanation ?? "", page.Flash ?? "", StringComparison.Ordinal);
        if (query.Contains("{sku}", StringComparison.Ordinal))
        {
            // The product is in sight, with the quantity where it is one.
            Assert.Equal(explanation is null && query.Contains("quantity", StringComparison.Ordinal) ? "25" : "",
                page.Form("/AddProducts").Value("units." + world.Seats.Sku));
        }
    }

    [Fact]
    public async Task The_button_of_an_org_that_one_does_not_belong_to_leads_nowhere()
    {
        var database = await databases.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(database, TestClock.Today);
        var stranger = await World.CreateAsync(database, TestClock.Today);
        await using var portal = Portal.Rent(database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/buy-more-licenses?org={stranger.Account.ExternalId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/buy-more-licenses?org=nobody")).Status);
    }

    private static async Task AddAsync(TestDatabase database, Guid userId, Guid accountId)
    {
        await using var db = database.Contexts.Unscoped();
        db.Memberships.Add(new Membership(accountId, userId,
            await db.Profiles.SingleAsync(profile => profile.Name == "Billing Administrator")));
        await db.SaveChangesAsync();
    }
}
