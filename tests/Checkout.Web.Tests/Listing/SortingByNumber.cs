using System.Net;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Listing;

/// <summary>Lists sort by number as people count, and from a document on to the next one in that order.</summary>
public sealed class SortingByNumber(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private static readonly string[] Counted = ["A-2", "INV-9", "INV-10", "INV-100", "RE-9"];

    [SkippableTheory, EveryEngine]
    public async Task Counts_as_people_do(Engine engine)
    {
        var world = await World.CreateAsync(await databases.OnAsync(engine), new DateOnly(2026, 11, 23));
        await world.WriteAsync([.. Counted.Order(StringComparer.Ordinal).Select((number, index) => world.Invoice(number, 10m + index))]);
        await using var portal = Portal.Rent(world.Database, world.Clock);
        using var browser = await portal.SignedInAs(world.User.Email!);

        Assert.Equal(Counted, await NumbersAsync(browser, "/Invoices?sort=number"));
        Assert.Equal(Counted.Reverse(), await NumbersAsync(browser, "/Invoices?sort=-number"));
        var page = await browser.GetAsync("/Invoices/INV-10?list=" + Uri.EscapeDataString("sort=number"));
        Assert.Equal(["INV-9", "INV-100"], page.All("a[rel=prev], a[rel=next]").Select(link =>
            link.GetAttribute("href")!.Split('?')[0].Split('/')[^1]));
    }

    private static async Task<IEnumerable<string>> NumbersAsync(PortalClient browser, string path) =>
        (await browser.GetAsync(path)).Expect(HttpStatusCode.OK).All("tbody a.open").Select(link => link.TextContent.Trim());
}
