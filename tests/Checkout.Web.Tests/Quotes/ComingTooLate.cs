using System.Net;
using Checkout.Domain;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

/// <summary>An old page, an old version, a changed contract, a quote that is closed: each is refused with its own explanation, and nothing
/// is written.</summary>
[Trait("Acceptance", "S11")]
public sealed class ComingTooLate
{
    public static TheoryData<Engine, string> Zones => new()
    {
        { Engine.Sqlite, "America/Los_Angeles" },
        { Engine.Sqlite, "Pacific/Pago_Pago" },
        { Engine.Sqlite, "Pacific/Kiritimati" },
        { Engine.PostgreSql, "Pacific/Kiritimati" },
    };

    [SkippableTheory, MemberData(nameof(Zones))]
    public async Task A_quote_ends_with_its_last_day_in_the_vendors_zone_wherever_the_reader_is(Engine engine, string zone)
    {
        await using var on = await QuotesPortal.StartAsync(engine, zone: zone);
        var quote = await PublishAsync(on, on.World.Today);
        var end = on.World.Calendar.FirstInstantAfter(on.World.Today);

        on.World.Clock.SetUtcNow(end.AddSeconds(-1));
        await on.SignInAgainAsync();
        var inTime = await DecisionAsync(on, quote);
        Assert.Contains("the end of Monday, November 23, 2026, Pacific time", inTime.Text, StringComparison.Ordinal);
        var written = await on.WrittenAsync();
        on.World.Clock.SetUtcNow(end);
        var late = await AcceptingOnThePage.Filled(inTime).SendAsync();
        var page = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");

        late.Expect(HttpStatusCode.Conflict);
        Assert.Contains($"{quote.Number} could be accepted until the end of Monday, November 23, 2026, Pacific time.", late.Text,
            StringComparison.Ordinal);
        Assert.Equal(written, await on.WrittenAsync());
        Assert.Contains("Expired", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a.button.primary"));
        Assert.Equal(HttpStatusCode.Conflict, (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).Status);
    }

    [Theory]
    [InlineData(2026, 3, 8)] // The clocks of the vendor jump forward in this night's small hours,
    [InlineData(2026, 3, 7)]
    [InlineData(2026, 11, 1)] // and back in these.
    [InlineData(2026, 10, 31)]
    public async Task A_quote_can_be_accepted_in_the_last_second_of_a_day_on_which_clocks_change(int year, int month, int day)
    {
        await using var on = await QuotesPortal.StartAsync(today: new DateOnly(year, month, day));
        var (first, second) = (await PublishAsync(on, on.World.Today), await PublishAsync(on, on.World.Today));
        var end = on.World.Calendar.FirstInstantAfter(on.World.Today);
        on.World.Clock.SetUtcNow(end.AddSeconds(-1));
        await on.SignInAgainAsync();
        var (accepted, late) = (await DecisionAsync(on, first), await DecisionAsync(on, second));

        Assert.Equal(HttpStatusCode.Found, (await AcceptingOnThePage.Filled(accepted).SendAsync()).Status);
        on.World.Clock.SetUtcNow(end);
        Assert.Equal(HttpStatusCode.Conflict, (await AcceptingOnThePage.Filled(late).SendAsync()).Status);

        Assert.Equal(1, (await on.WrittenAsync()).Orders);
    }

    [Fact]
    public async Task A_withdrawn_quote_says_so()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await PublishAsync(on);
        var decision = await DecisionAsync(on, quote);
        await on.ChangeAsync(quote, row => row.Withdraw("Noémie Lefèvre", on.World.Clock.GetUtcNow()));

        await RefusedAsync(on, decision,
            $"{quote.Number} was withdrawn on {on.Moment()}. Ask your account executive for a new one.");
    }

    [Fact]
    public async Task A_declined_quote_names_who_and_when()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await PublishAsync(on);
        var decision = await DecisionAsync(on, quote);
        await on.ChangeAsync(quote, row => row.Decline("Łukasz Wójcik", "Too late", on.World.Clock.GetUtcNow(), on.World.Today));

        await RefusedAsync(on, decision, $"{quote.Number} was declined by Łukasz Wójcik on {on.Moment()}.");
    }

    [Fact]
    public async Task A_purchased_quote_leads_to_its_order()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await PublishAsync(on);
        var decision = await DecisionAsync(on, quote);
        await on.World.AcceptAsync(quote);

        var refused = await RefusedAsync(on, decision, $"{quote.Number} was accepted by Zoë Brandström on {on.Moment()}.");

        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var order = await db.Orders.SingleAsync();
        Assert.Equal($"Open order {order.Number}", refused.Find($"a[href='/Orders/{order.Slug}']").TextContent);
    }

    [Fact]
    public async Task An_old_version_leads_to_the_new_one()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await PublishAsync(on);
        var decision = await DecisionAsync(on, quote);
        await on.RepublishAsync(quote, on.World.Terms(), on.World.Line(10m, 45m));

        var refused = await RefusedAsync(on, decision, $"Version 1 of {quote.Number} was replaced by a newer version");

        Assert.Equal("Review version 2", refused.Find("a.button.primary").TextContent);
    }

    [Fact]
    public async Task A_page_of_yesterday_shows_the_figures_of_today_and_asks_again()
    {
        await using var on = await QuotesPortal.StartAsync();
        var contract = await on.World.ContractAsync(on.World.Terms(startsOn: on.World.Today), on.World.Line(10m, 50m));
        var quote = await on.World.PublishAsync(on.World.Terms(contract: contract), on.World.Line(10m, 50m));
        var midnight = on.World.Calendar.FirstInstantAfter(on.World.Today);
        on.World.Clock.SetUtcNow(midnight.AddMinutes(-5));
        await on.SignInAgainAsync();
        var yesterday = await DecisionAsync(on, quote);
        Assert.Contains("Accept and order for $6,000.00", yesterday.Text, StringComparison.Ordinal);
        var written = await on.WrittenAsync();
        on.World.Clock.SetUtcNow(midnight);

        var again = await AcceptingOnThePage.Filled(yesterday).Fill("PoNumber", "4711").SendAsync();

        again.Expect(HttpStatusCode.Conflict);
        Assert.Equal(written, await on.WrittenAsync());
        // 10 × 50.00 for 11 months and 29 of 30 days: 5,983.33.
        Assert.Contains("The total is now $5,983.33", again.Text, StringComparison.Ordinal);
        Assert.Contains("Accept and order for $5,983.33", again.Text, StringComparison.Ordinal);
        var form = again.Form($"/Quotes/{quote.Slug}/Acceptance");
        Assert.Equal(("4711", "Head of IT"), (form.Value("PoNumber"), form.Value("Title")));
        Assert.Null(again.Document.QuerySelector("[name=Terms][checked], [name=Authority][checked]"));
        Assert.Equal(HttpStatusCode.Found, (await AcceptingOnThePage.Filled(again).SendAsync()).Status);
    }

    [Fact]
    public async Task A_tampered_hash_is_answered_with_the_real_figures()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await PublishAsync(on);

        var answer = await AcceptingOnThePage.Filled(await DecisionAsync(on, quote)).Forge("SnapshotHash", new string('0', 64)).SendAsync();

        answer.Expect(HttpStatusCode.Conflict);
        Assert.Contains("The figures are not those that you were shown.", answer.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0, 0), await on.WrittenAsync());
    }

    [Fact]
    public async Task A_contract_that_was_renewed_meanwhile_asks_for_a_refreshed_quote()
    {
        await using var on = await QuotesPortal.StartAsync();
        var contract = await on.World.ContractAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var quote = await on.World.PublishAsync(on.World.Terms(contract: contract), on.World.Line(5m, 50m));
        var decision = await DecisionAsync(on, quote);
        await on.World.AcceptAsync(await on.World.PublishAsync(on.World.Terms(contract: contract, type: QuoteType.Renewal),
            on.World.Line(10m, 50m)));

        await RefusedAsync(on, decision, $"Contract {contract.Number} now ends on November 22, 2028, not on November 22, 2027");
        Assert.Contains("This quote can’t be accepted at the moment", (await on.Browser.GetAsync($"/Quotes/{quote.Slug}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminated_contract_takes_nothing_more()
    {
        await using var on = await QuotesPortal.StartAsync();
        var contract = await on.World.ContractAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var quote = await on.World.PublishAsync(on.World.Terms(contract: contract), on.World.Line(5m, 50m));
        var decision = await DecisionAsync(on, quote);
        await using (var db = on.Database.Contexts.Unscoped())
        {
            (await db.Contracts.SingleAsync(row => row.Id == contract.Id)).Terminate(on.World.Today);
            await db.SaveChangesAsync();
        }

        await RefusedAsync(on, decision, $"Contract {contract.Number} was terminated on November 23, 2026.");
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "S9")]
    public async Task Of_one_who_accepts_and_one_who_declines_at_the_same_moment_the_second_learns_of_the_first(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var quote = await PublishAsync(on);
        using var other = await on.Portal.SignedInAs(on.World.User.Email!);
        var accepting = AcceptingOnThePage.Filled(await DecisionAsync(on, quote));
        var declining = (await other.GetAsync($"/Quotes/{quote.Slug}/Decline")).Form().Fill("Reason", "No budget");

        var answers = await Task.WhenAll(Task.Run(() => accepting.SendAsync()), Task.Run(() => declining.SendAsync()));

        var second = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
        Assert.Contains("by Zoë Brandström on Nov 23, 2026", second.Text, StringComparison.Ordinal);
        Assert.Equal(second == answers[0] ? 0 : 1, (await on.WrittenAsync()).Orders);
    }

    private static Task<Quote> PublishAsync(QuotesPortal on, DateOnly? expiresOn = null) =>
        on.World.PublishAsync(on.World.Terms() with { ExpiresOn = expiresOn ?? on.World.Today.AddDays(30) }, on.World.Line(10m, 50m));

    private static async Task<PortalPage> DecisionAsync(QuotesPortal on, Quote quote) =>
        (await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).Expect(HttpStatusCode.OK);

    private static async Task<PortalPage> RefusedAsync(QuotesPortal on, PortalPage decision, string sentence)
    {
        var written = await on.WrittenAsync();
        var answer = (await AcceptingOnThePage.Filled(decision).SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Equal("The quote was not accepted", answer.Title);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal(written, await on.WrittenAsync());
        return answer;
    }
}
