using System.Net;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Tests.AddProducts;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

/// <summary>Accepting one quote can make another impossible: that is said before, and the way on is offered after.</summary>
[Trait("Acceptance", "D8")]
public sealed class OvertakingAQuote
{
    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_said_before_and_the_new_version_offered_everywhere_after(Engine engine)
    {
        await using var demo = await DemoPortal.StartAsync(engine);
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        var waiting = (await acme.GetAsync("/")).Find(".site-nav a[href='/Quotes'] .count").TextContent;

        var decision = await acme.GetAsync("/Quotes/Q-00001042/Acceptance");
        Assert.Contains("Accepting this quote changes another one. Q-00001043", decision.Flash, StringComparison.Ordinal);
        Assert.Contains("can’t be accepted as it is afterwards", decision.Flash, StringComparison.Ordinal);
        var done = await decision.Form("/Quotes/Q-00001042/Acceptance").Fill("Title", "Head of IT").Tick("Authority").Tick("Terms")
            .SendAndFollowAsync();

        Assert.Contains("Quote Q-00001043", done.Flash, StringComparison.Ordinal);
        Assert.Contains("Ask for a refreshed renewal that includes them.", done.Flash, StringComparison.Ordinal);
        var ask = done.Find(".flash a[href='/Quotes/Q-00001043/Questions']").GetAttribute("href")!;
        var home = await acme.GetAsync("/");
        Assert.Contains("Get a new version of quote Q-00001043", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Review quote", home.Text, StringComparison.Ordinal);
        Assert.Equal(2, int.Parse(waiting.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(home.Document.QuerySelector(".site-nav a[href='/Quotes'] .count"));
        Assert.Contains("needs a new version", (await acme.GetAsync("/Quotes")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("has published a renewal for you", (await acme.GetAsync("/Contracts/C-00000101/Renewal")).Text,
            StringComparison.Ordinal);

        Assert.Equal("/", (await acme.GetAsync("/launch")).Location);

        // What everybody asks then is written already.
        var asked = (await acme.GetAsync(ask)).Expect(HttpStatusCode.OK);
        Assert.Contains("Please send us a new version of Q-00001043", asked.Find("textarea").TextContent, StringComparison.Ordinal);
        Assert.Contains("is on its way", (await asked.Form(ask).SendAndFollowAsync()).Flash, StringComparison.Ordinal);
    }

    /// <summary>What the rule says beforehand is what acceptance refuses afterwards.</summary>
    [Theory]
    [InlineData(QuoteType.AddOn, QuoteType.Renewal, true)]
    [InlineData(QuoteType.Renewal, QuoteType.Renewal, true)]
    [InlineData(QuoteType.Renewal, QuoteType.AddOn, true)]
    [InlineData(QuoteType.AddOn, QuoteType.AddOn, false)]
    public async Task Is_foretold_as_it_happens(QuoteType accepted, QuoteType other, bool lapses)
    {
        await using var on = await QuotesPortal.StartAsync();
        var world = on.World;
        var contract = await world.ContractAsync(world.Terms(), world.Line(10m, 50m));
        var first = await world.PublishAsync(world.Terms(type: accepted, contract: contract), world.Line(5m, 50m));
        await using var db = on.Database.Contexts.Unscoped();
        var fingerprint = AcceptanceRules.Fingerprint(
            await db.InstalledProducts.Where(unit => unit.ContractId == contract.Id).ToListAsync(), contract.EndsOn);
        var second = await world.PublishAsync(world.Terms(type: other, contract: contract) with
        {
            RenewalFingerprint = other is QuoteType.Renewal ? fingerprint : null,
        }, world.Line(5m, 50m));
        Assert.Equal(lapses, AcceptanceRules.Lapses(second, first, contract));

        await world.AcceptAsync(first);

        Assert.Equal(lapses ? HttpStatusCode.Conflict : HttpStatusCode.OK,
            (await on.Browser.GetAsync($"/Quotes/{second.Slug}/Acceptance")).Status);
    }
}
