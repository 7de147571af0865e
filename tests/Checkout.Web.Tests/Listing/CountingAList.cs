using System.Globalization;
using Checkout.Domain.Quotes;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Listing;

/// <summary>Counts, chips and pages are never older than the request: whoever wrote, wherever, and whatever the day.</summary>
[Trait("Acceptance", "T11")]
public sealed class CountingAList(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Follow_every_write_at_once_in_every_process(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        await using var first = Portal.Start(world.Database, world.Clock);
        await using var second = Portal.Start(world.Database, world.Clock);
        using var atFirst = await first.SignedInAs(world.User.Email!);
        using var atSecond = second.BrowserWith(atFirst.Cookies);
        for (var published = 0; published < 4; published++)
        {
            foreach (var browser in new[] { atFirst, atSecond, atFirst })
            {
                Assert.Equal(published, await CountedAsync(browser, "/Quotes", "Active"));
                Assert.Equal(published, (await browser.GetAsync("/Quotes")).All("tbody tr").Count);
            }

            await world.PublishAsync(world.Terms(), world.Line(5 + published, 10m));
        }

        await ChangeAsync(world, quote => quote.Withdraw("Noémie", world.Clock.GetUtcNow()));

        Assert.Equal(3, await CountedAsync(atFirst, "/Quotes", "Active"));
        Assert.Equal(3, await CountedAsync(atSecond, "/Quotes", "Active"));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Follow_the_calendar(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(5, 10m));
        await using var portal = Portal.Start(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);
        Assert.Equal((1, 0), (await CountedAsync(browser, "/Quotes", "Active"), await CountedAsync(browser, "/Quotes", "Expired")));

        world.GoTo(quote.ExpiresOn.AddDays(1));
        using var later = await portal.SignedInAs(world.User.Email!);

        Assert.Equal((0, 1), (await CountedAsync(later, "/Quotes", "Active"), await CountedAsync(later, "/Quotes", "Expired")));
        Assert.Empty((await later.GetAsync("/Quotes?status=Active")).All("tbody tr"));
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Belong_to_one_account_and_one_filter(Engine engine)
    {
        var ours = await World.CreateAsync(await databases.OnAsync(engine), Today);
        var theirs = await World.CreateAsync(ours.Database, Today);
        await ours.PublishAsync(ours.Terms() with { Title = "Red seats" }, ours.Line(5, 10m));
        await ours.PublishAsync(ours.Terms() with { Title = "Blue seats" }, ours.Line(5, 10m));
        await theirs.PublishAsync(theirs.Terms() with { Title = "Blue seats" }, theirs.Line(5, 10m));
        await using var portal = Portal.Start(ours.Database, ours.Clock);
        using var us = await portal.SignedInAs(ours.User.Email!);
        using var them = await portal.SignedInAs(theirs.User.Email!);
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(2, await CountedAsync(us, "/Quotes", "Active"));
            Assert.Equal(1, await CountedAsync(us, "/Quotes?q=blue", "Active"));
            Assert.Equal(0, await CountedAsync(us, "/Quotes?q=green", "Active"));
            Assert.Equal(1, await CountedAsync(them, "/Quotes", "Active"));
            Assert.Contains("Red seats", (await us.GetAsync("/Quotes?sort=-name")).All("tbody tr")[0].TextContent,
                StringComparison.Ordinal);
            Assert.Contains("Blue seats", (await us.GetAsync("/Quotes?sort=name")).All("tbody tr")[0].TextContent,
                StringComparison.Ordinal);
        }
    }

    private static async Task<int> CountedAsync(PortalClient browser, string path, string status)
    {
        var page = await browser.GetAsync(path);
        var chip = page.All("a.chip").SingleOrDefault(link => link.GetAttribute("href")!.EndsWith($"status={status}",
            StringComparison.Ordinal));
        return chip is null ? 0 : int.Parse(chip.QuerySelector(".count")!.TextContent, CultureInfo.InvariantCulture);
    }

    private static async Task ChangeAsync(World world, Action<Quote> change)
    {
        await using var db = world.Database.Contexts.ForAccount(world.Account.Id);
        change(await db.Quotes.Include(quote => quote.Lines).FirstAsync());
        await db.SaveChangesAsync();
    }
}
