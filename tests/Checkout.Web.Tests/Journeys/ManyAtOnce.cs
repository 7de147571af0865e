using System.Net;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Time;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Journeys;

/// <summary>The same form sent fifty times at the same moment, over HTTP.</summary>
[Trait("Acceptance", "S9")]
public sealed class ManyAtOnce
{
    private static readonly DateOnly Today = TestClock.Today;

    [SkippableTheory, EveryEngineInSoak(Engine.PostgreSql)]
    public async Task Order_once_and_tell_everybody_else_who_was_first(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var world = await World.CreateAsync(database, Today);
        var quote = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        await using var portal = Portal.Start(database, world.Clock);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.SignedInAs(world.User.Email!)));
        var forms = new List<(PortalForm Form, string Key)>();
        foreach (var browser in browsers)
        {
            for (var i = 0; i < 10; i++)
            {
                // Each page has a key of its own; the first browser's first page is sent five times.
                var page = (await browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).Expect(HttpStatusCode.OK);
                var form = page.Form($"/Quotes/{quote.Slug}/Acceptance").Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");
                if (browser == browsers[0] && i is > 0 and < 5)
                {
                    form.Forge("RequestKey", forms[0].Key);
                }

                forms.Add((form, form.Value("RequestKey")!));
            }
        }

        var gate = new TaskCompletionSource();
        var sending = forms.Select(async sent =>
        {
            await gate.Task;
            return (sent.Key, Answer: await sent.Form.SendAsync());
        }).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(sending);

        await using var db = database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.SingleAsync();
        Assert.Equal((1, 1), (await db.Invoices.CountAsync(), await db.LedgerEntries.CountAsync()));
        var led = answers.Where(answer => answer.Answer.Location is not null).ToList();
        Assert.NotEmpty(led);
        Assert.All(led, answer => Assert.Equal($"/Orders/{order.Slug}/Confirmation", answer.Answer.Location));
        Assert.Single(led.Select(answer => answer.Key).Distinct(StringComparer.Ordinal));
        Assert.All(answers.Where(answer => answer.Answer.Location is null), answer =>
        {
            answer.Answer.Expect(HttpStatusCode.Conflict);
            Assert.Contains("Zoë Brandström", answer.Answer.Text, StringComparison.Ordinal);
            Assert.Contains(order.Number, answer.Answer.Text, StringComparison.Ordinal);
        });
        foreach (var browser in browsers)
        {
            browser.Dispose();
        }
    }
}
