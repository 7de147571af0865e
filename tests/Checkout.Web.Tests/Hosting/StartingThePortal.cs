using System.Net;
using Checkout.Data;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Hosting;

/// <summary>The portal as somebody sees it who has just cloned the repository: a process, an empty database, a browser.</summary>
public sealed class StartingThePortal
{
    [SkippableTheory, EveryEngine]
    [Trait("Acceptance", "S1")]
    public async Task Brings_demo_data_to_an_empty_database_and_keeps_what_is_there_at_the_second_start(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        string[] ids;
        await using (var first = await PortalProcess.StartAsync(database.Options))
        {
            await SignInAsync(first);
            ids = await AccountIdsAsync(database.Contexts);
        }

        await using var second = await PortalProcess.StartAsync(database.Options);
        await SignInAsync(second);

        Assert.Equal(4, ids.Length);
        Assert.Equal(ids, await AccountIdsAsync(database.Contexts));
        Assert.Contains("admin@acme.example", second.Output, StringComparison.Ordinal);
    }

    private static async Task SignInAsync(PortalProcess portal)
    {
        using var browser = portal.Anonymous();
        var signIn = await browser.OpenAsync("/Quotes");
        Assert.Contains("admin@acme.example", signIn.Text, StringComparison.Ordinal);
        var quotes = await signIn.Form().Fill("Email", "admin@acme.example").Fill("Password", "Checkout-Demo-1").SendAndFollowAsync();

        quotes.Expect(HttpStatusCode.OK);
        Assert.Equal("/Quotes", quotes.Path);
        Assert.NotEmpty(quotes.All("table.list tbody tr"));
    }

    private static async Task<string[]> AccountIdsAsync(CheckoutDbContexts contexts)
    {
        await using var db = contexts.Unscoped();
        return [.. (await db.Accounts.Select(account => account.Id).ToListAsync()).Select(id => id.ToString()).Order(StringComparer.Ordinal)];
    }
}
