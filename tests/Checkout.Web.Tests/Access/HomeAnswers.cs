using System.Net;
using Checkout.Domain.Billing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;

namespace Checkout.Web.Tests.Access;

/// <summary>Home says what needs this person and where the account stands.</summary>
public sealed class HomeAnswers(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task A_new_customer_is_told_that_nothing_needs_them(Engine engine)
    {
        var (world, portal) = await StartAsync(engine);
        await using var _ = portal;
        using var browser = await portal.SignedInAs(world.User.Email!);

        var home = (await browser.GetAsync("/")).Expect(HttpStatusCode.OK);

        Assert.Equal("Nothing needs your attention today", home.Title);
        Assert.Contains("Nothing is owed", home.Text, StringComparison.Ordinal);
        Assert.Contains("No contract is in force", home.Text, StringComparison.Ordinal);
        Assert.Contains("Noémie Lefèvre", home.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Quotes_that_wait_and_money_that_is_late_come_first(Engine engine)
    {
        var (world, portal) = await StartAsync(engine);
        await using var _ = portal;
        await world.ContractAsync(world.Terms(frequency: BillingFrequency.Annual), world.Line(40, 100m),
            world.Line(1, 500m, product: world.Workshop));
        world.GoTo(world.Today.AddDays(31));
        var quote = await world.PublishAsync(world.Terms(), world.Line(10, 20m));
        using var browser = await portal.SignedInAs(world.User.Email!);

        var home = (await browser.GetAsync("/")).Expect(HttpStatusCode.OK);

        Assert.Equal("Two things need your attention", home.Title);
        var needs = home.All(".needs h2").Select(need => need.TextContent.Trim()).ToList();
        Assert.Contains("2.400,00", needs[0], StringComparison.Ordinal);
        Assert.Contains(quote.Number, home.Find(".needs").TextContent, StringComparison.Ordinal);
        Assert.Contains("48.500,00", needs[1], StringComparison.Ordinal);
        var figures = home.Find(".figures").TextContent;
        Assert.Contains("48.500,00", figures, StringComparison.Ordinal);
        Assert.Contains("40\u00A0user licenses", figures, StringComparison.Ordinal);
        Assert.Contains("23 Nov 2027", figures, StringComparison.Ordinal);
        Assert.Equal("1 to accept", home.Find(".site-nav a[href='/Quotes'] .count").TextContent);
        Assert.Equal("1 overdue", home.Find(".site-nav a[href='/Invoices'] .count").TextContent);
        Assert.Equal(4, home.All("table.list tbody tr").Count);
    }

    private async Task<(World World, Portal Portal)> StartAsync(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var world = await World.CreateAsync(database, TestClock.SpelledOut);
        return (world, Portal.Rent(database, world.Clock));
    }
}
