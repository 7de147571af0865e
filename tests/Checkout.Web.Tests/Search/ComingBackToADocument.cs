using System.Net;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Search;

/// <summary>The documents that somebody opened last are one click away: this user's, in this account, in this browser.</summary>
public sealed class ComingBackToADocument(DemoPortals portals) : IClassFixture<DemoPortals>
{
    [Fact]
    public async Task Lists_what_was_opened_last_newest_first_and_each_once()
    {
        var on = await portals.OnAsync(Engine.Sqlite);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");
        await browser.GetAsync("/Quotes/Q-00001042");
        await browser.GetAsync("/Contracts/C-00000101");
        await browser.GetAsync("/Orders/O-00000306");
        await browser.GetAsync("/Quotes/Q-00001042");

        // None of these opens a document.
        await browser.GetAsync("/Orders");
        await browser.GetAsync("/Quotes/Q-00001041/Pdf");
        await browser.GetAsync("/Quotes/Q-none");
        using (var ahead = new HttpRequestMessage(HttpMethod.Get, "/Quotes/Q-00001041"))
        {
            ahead.Headers.Add("Sec-Purpose", "prefetch");
            await browser.SendAsync(ahead);
        }

        Assert.Equal(["/Quotes/Q-00001042", "/Orders/O-00000306", "/Contracts/C-00000101"], await ViewedAsync(browser, "/"));
        Assert.Equal(["/Quotes/Q-00001042", "/Orders/O-00000306", "/Contracts/C-00000101"], await ViewedAsync(browser, "/Search"));
    }

    [Fact]
    public async Task Keeps_eight_and_no_more()
    {
        var on = await portals.OnAsync(Engine.Sqlite);
        using var browser = await on.Portal.SignedInAs("admin@acme.example");
        var invoices = (await browser.GetAsync("/Invoices")).All("tbody a.open").Select(link => link.GetAttribute("href")!).Take(12)
            .ToList();
        foreach (var invoice in invoices)
        {
            await browser.GetAsync(invoice);
        }

        Assert.Equal(Enumerable.Reverse(invoices).Take(8), await ViewedAsync(browser, "/"));
        Assert.InRange(browser.Cookies.GetCookies(on.Portal.Address)[on.Portal.CookieName("checkout.recent")]!.Value.Length, 1, 3000);
    }

    [Fact]
    public async Task Belongs_to_one_account_and_one_person()
    {
        var on = await portals.OnAsync(Engine.Sqlite);
        using var browser = await on.Portal.SignedInAs("group@holding.example");
        await browser.OpenAsync("/?account=A-00001001");
        await browser.GetAsync("/Quotes/Q-00001042");
        await browser.OpenAsync("/?account=A-00001002");
        var elsewhere = await ViewedAsync(browser, "/");
        await browser.OpenAsync("/?account=A-00001001");
        var back = await ViewedAsync(browser, "/");
        using var other = await on.Portal.SignedInAs("admin@acme.example");
        var recent = on.Portal.CookieName("checkout.recent");
        other.Cookies.Add(on.Portal.Address,
            new Cookie(recent, browser.Cookies.GetCookies(on.Portal.Address)[recent]!.Value) { Path = "/" });
        var borrowed = await ViewedAsync(other, "/");
        other.Cookies.Add(on.Portal.Address, new Cookie(recent, "rubbish") { Path = "/" });

        Assert.Empty(elsewhere);
        Assert.Equal(["/Quotes/Q-00001042"], back);
        Assert.Empty(borrowed);
        Assert.Empty(await ViewedAsync(other, "/"));
    }

    private static async Task<IReadOnlyList<string>> ViewedAsync(PortalClient browser, string path) =>
        [.. (await browser.GetAsync(path)).Expect(HttpStatusCode.OK).All("section[aria-labelledby=viewed] a")
            .Select(link => link.GetAttribute("href")!)];
}
