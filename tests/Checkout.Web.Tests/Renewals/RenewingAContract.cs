using System.Net;
using Checkout.Domain.Contracts;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.AddProducts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Renewals;

/// <summary>A contract's next term, chosen, saved and accepted by its account; and the word that it shall not renew.</summary>
[Trait("Acceptance", "B6"), Trait("Acceptance", "O8")]
public sealed class RenewingAContract(DemoPortalFixture fixture) : IClassFixture<DemoPortalFixture>
{
    private const string Renewal = "/Contracts/C-00000101/Renewal";
    private const string Notice = "/Contracts/C-00000102/Notice";

    private readonly DemoPortal _demo = fixture.Portal;

    [Fact]
    public async Task Points_out_idle_licenses_refuses_less_than_is_used_and_orders_the_next_term()
    {
        using var acme = await _demo.SignInAsync(DemoPortal.Acme);
        var contract = await acme.GetAsync("/Contracts/C-00000101");
        var page = (await acme.GetAsync(contract.All("a").Single(link => link.TextContent.Trim() == "Renew").GetAttribute("href")!))
            .Expect(HttpStatusCode.OK);
        Assert.Contains("9 users of Cirrus Analytics", Plain(page), StringComparison.Ordinal);

        // Counted by hand over the demo's fortnights. Analytics: 2,167 users on the 239 days since March 30. Professional, the order before
        // included: 18,821 users on 355 days, for of the order in force nothing is reported on its first ten.
        Assert.Contains("At most 11 of 20 used since March 30, 2026; 9 were never used. On average 9.1.", Plain(page),
            StringComparison.Ordinal);
        Assert.Contains("At most 58 of 60 used in the last 12 months; 2 were never used. On average 53.", Plain(page),
            StringComparison.Ordinal);
        Assert.Contains("/Contact?topic=Contract&document=C-00000101", page.Find(".page-head .actions a").GetAttribute("href"),
            StringComparison.Ordinal);
        Assert.Contains("has published a renewal for you: Q-00001043", page.Text, StringComparison.Ordinal);
        var before = await _demo.WrittenAsync();

        // 57 are in use; 56 are too few, words are no number, and nothing is written.
        var few = (await page.Form(Renewal).Fill("units.CRM-PRO", "56").SendAsync("Review renewal quote"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("57 of 60 are in use. Keep at least 57", Plain(few), StringComparison.Ordinal);
        var words = (await few.Form(Renewal).Fill("units.CRM-PRO", "some").SendAsync("Review renewal quote"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Enter a number, such as 25.", words.Text, StringComparison.Ordinal);
        Assert.Equal("some", words.Form(Renewal).Value("units.CRM-PRO"));
        Assert.Equal(before, await _demo.WrittenAsync());

        // More than 100 reach the book's next tier: 120 × $57.00 × 12; Premier as it is: 60 × $12.50 × 12; Analytics left at the 11 that
        // are used: 11 × $25.00 × 12.
        var form = words.Form(Renewal).Fill("units.CRM-PRO", "120").Fill("units.ANALYTICS", "11");
        var priced = (await form.SendAsync("Update prices")).Expect(HttpStatusCode.OK);
        var quote = (await priced.Form(Renewal).SendAndFollowAsync("Review renewal quote")).Expect(HttpStatusCode.OK);
        Assert.Equal(0m, DemoPortal.DueOn(priced));
        Assert.Contains("$94,380.00", Plain(priced), StringComparison.Ordinal);
        var confirmation = await DemoPortal.AcceptAsync(acme, quote);
        Assert.EndsWith("/Confirmation", confirmation.Path, StringComparison.Ordinal);

        await using var db = _demo.Books();
        var renewed = await db.Contracts.Include(row => row.Terms).SingleAsync(row => row.Number == "C-00000101");
        var slug = confirmation.Path.Split('/')[2];
        var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Slug == slug);
        Assert.Equal(94_380m, order.NetAmount);
        Assert.Equal(6, renewed.Terms.Count);
        Assert.All(order.Lines, line => Assert.Equal((new DateOnly(2027, 1, 23), renewed.EndsOn), (line.StartsOn, line.EndsOn)));

        // One renewal per term: the executive's is refused now, and the next one is not offered yet.
        (await acme.GetAsync("/Quotes/Q-00001043/Acceptance")).Expect(HttpStatusCode.Conflict);
        var early = (await acme.GetAsync(Renewal)).Expect(HttpStatusCode.Conflict);
        Assert.Contains("It can be renewed here from", early.Text, StringComparison.Ordinal);
        (await page.Form(Renewal).SendAsync("Review renewal quote")).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Says_not_to_renew_with_a_reason_until_the_day_for_it_and_takes_that_back()
    {
        using var globex = await _demo.SignInAsync(DemoPortal.Globex);
        var contract = await globex.GetAsync("/Contracts/C-00000102");
        var page = (await globex.GetAsync(contract.All("a").Single(link => link.TextContent.Trim() == "Don’t renew").GetAttribute("href")!))
            .Expect(HttpStatusCode.OK);
        (await page.Form(Notice).SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);

        var given = await page.Form(Notice).Fill("Reason", "We are moving to another office.").SendAndFollowAsync();
        Assert.Contains("will not renew", given.Flash, StringComparison.Ordinal);
        Assert.Contains("Jürgen Müßig gave notice that it will not renew", given.Text, StringComparison.Ordinal);
        (await page.Form(Notice).Fill("Reason", "Again.").SendAsync()).Expect(HttpStatusCode.Conflict);

        var back = await globex.GetAsync(Notice);
        var renewing = await back.Form(Notice + "/Withdrawal").SendAndFollowAsync();
        Assert.Contains("renews automatically again", renewing.Flash, StringComparison.Ordinal);
        (await globex.GetAsync("/Contracts/C-00000103/Notice")).Expect(HttpStatusCode.Conflict);

        await using var db = _demo.Books();
        var notice = await db.RenewalNotices.SingleAsync();
        Assert.Equal(("Jürgen Müßig", "Jürgen Müßig", "We are moving to another office."),
            (notice.GivenBy, notice.TakenBackBy, notice.Reason));
        var mails = await db.OutboxMessages.Where(message => message.SubjectId == notice.Id).ToListAsync();
        Assert.Equal(4, mails.Count);
        Assert.Contains(mails, mail => mail.Kind == MessageKind.RenewalNoticeGivenForExecutive
            && mail.To == "lukasz.zolkiewski@cirrus.example");
        await using var scope = _demo.Portal.Services.CreateAsyncScope();
        foreach (var mail in mails)
        {
            var text = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(mail, CancellationToken.None))!;
            var takenBack = mail.Kind is MessageKind.RenewalNoticeTakenBack or MessageKind.RenewalNoticeTakenBackForExecutive;
            Assert.Equal($"Contract C-00000102 will {(takenBack ? "renew automatically again" : "not renew")}", text.Subject);
            Assert.Contains($"Jürgen Müßig has turned {(takenBack ? "" : "off ")}renewal of", text.TextBody, StringComparison.Ordinal);
            Assert.Equal(!takenBack, text.TextBody!.Contains("We are moving to another office.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_addition_since_then_makes_a_saved_renewal_outdated_until_it_is_refreshed_also_after_the_end()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        var quote = await (await acme.GetAsync(Renewal)).Form(Renewal).SendAndFollowAsync("Review renewal quote");
        var decision = await acme.GetAsync(quote.Path + "/Acceptance");
        var added = await (await acme.GetAsync("/AddProducts?units.CRM-PRO=10")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        await DemoPortal.AcceptAsync(acme, added);
        var before = await demo.WrittenAsync();

        var refused = (await decision.Form(quote.Path + "/Acceptance").Fill("Title", "Head of IT").Tick("Authority").Tick("Terms")
            .SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Licenses were added to contract C-00000101", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await demo.WrittenAsync());

        // Ten days after the end it still goes on without a gap; forty days after it does not.
        await demo.GoToAsync(new DateOnly(2027, 2, 1));
        using var later = await demo.SignInAsync(DemoPortal.Acme);
        var edit = (await later.OpenAsync(quote.Path + "/Edit")).Expect(HttpStatusCode.OK);
        Assert.Contains("The contract ended on", edit.Text, StringComparison.Ordinal);
        var refreshed = (await edit.Form(Renewal).SendAndFollowAsync("Review renewal quote")).Expect(HttpStatusCode.OK);
        Assert.Contains("version 2", refreshed.Text, StringComparison.Ordinal);
        await using (var db = demo.Books())
        {
            var stored = await db.Quotes.Include(row => row.Lines)
                .SingleAsync(row => row.Slug == quote.Path.Substring("/Quotes/".Length) && row.Revision == 2);
            Assert.Equal((QuoteType.Renewal, new DateOnly(2027, 2, 21)), (stored.Type, stored.ExpiresOn));
            Assert.Equal(70m, stored.Lines.Single(line => line.Sku == "CRM-PRO").Quantity);
        }

        await DemoPortal.AcceptAsync(later, refreshed);
        await using (var db = demo.Books())
        {
            var contract = await db.Contracts.SingleAsync(row => row.Number == "C-00000101");
            Assert.Equal((ContractStatus.Active, new DateOnly(2028, 1, 22)), (contract.StatusOn(demo.Today), contract.EndsOn));
        }
    }

    [Fact]
    public async Task An_old_page_makes_no_second_quote_of_a_renewal_that_was_discarded_or_waits_for_approval()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var acme = await demo.SignInAsync(DemoPortal.Acme);
        var quote = await (await acme.GetAsync(Renewal)).Form(Renewal).SendAndFollowAsync("Review renewal quote");
        var old = await acme.GetAsync(Renewal);
        (await quote.Form(quote.Path + "/Discard").SendAsync()).Expect(HttpStatusCode.Redirect);
        var before = await demo.WrittenAsync();

        var late = (await old.Form(Renewal).SendAsync("Review renewal quote")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("The renewal was not saved", late.Title);
        Assert.Contains("was discarded by Zoë Brandström", late.Text, StringComparison.Ordinal);
        (await acme.GetAsync(quote.Path + "/Edit")).Expect(HttpStatusCode.Conflict);
        Assert.Equal(before, await demo.WrittenAsync());

        // Begun again, it is a new quote; and one that waits for approval is not edited either.
        await using (var db = demo.Books())
        {
            var account = await db.Accounts.SingleAsync(row => row.Name.StartsWith("Acme"));
            db.Entry(account).Property(row => row.ApprovalAbove).CurrentValue = 100m;
            await db.SaveChangesAsync();
        }

        var begun = await acme.GetAsync(late.Find("a.button.primary").GetAttribute("href")!);
        var second = await begun.Form(Renewal).SendAndFollowAsync("Review renewal quote");
        Assert.NotEqual(quote.Path, second.Path);
        old = await acme.GetAsync(Renewal);
        var decision = await acme.GetAsync(second.Path + "/Acceptance");
        var asked = decision.Form(second.Path + "/Approval").Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");
        (await asked.SendAsync()).Expect(HttpStatusCode.Redirect);
        before = await demo.WrittenAsync();
        late = (await old.Form(Renewal).SendAsync("Review renewal quote")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("is waiting for a second person’s approval", late.Text, StringComparison.Ordinal);
        Assert.Equal(before, await demo.WrittenAsync());
    }

    [Fact]
    public async Task Two_people_at_once_make_one_quote_and_what_no_catalogue_holds_is_refused()
    {
        await using var demo = await DemoPortal.StartAsync();
        using var zoe = await demo.SignInAsync(DemoPortal.Acme);
        using var bjorn = await demo.SignInAsync(DemoPortal.AcmeBilling);
        var (mine, his) = (await zoe.GetAsync(Renewal), await bjorn.GetAsync(Renewal));
        var before = await demo.WrittenAsync();

        var unknown = (await mine.Form(Renewal).Forge("units.NO-SUCH", "5").SendAsync("Review renewal quote"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("There is no product NO-SUCH.", unknown.Find(".error-summary").TextContent, StringComparison.Ordinal);
        var foreign = (await mine.Form(Renewal).Forge("units.NO-SUCH", null).Forge("units.CRM-ENT", "5").SendAsync("Review renewal quote"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("does not include Cirrus CRM Enterprise", foreign.Find(".error-summary").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await demo.WrittenAsync());

        var quote = await his.Form(Renewal).Fill("units.ANALYTICS", "12").SendAndFollowAsync("Review renewal quote");
        var form = mine.Form(Renewal).Forge("units.CRM-ENT", null).Fill("units.ANALYTICS", "11");
        var conflict = (await form.SendAsync("Review renewal quote")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("version 1, since you opened this page. Yours is not saved", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("11", conflict.Form(Renewal).Value("units.ANALYTICS"));
        var replaced = conflict.Form(Renewal);
        var first = await replaced.SendAsync("Review renewal quote");
        Assert.Equal(quote.Path, first.Location);
        Assert.Equal(first.Location, (await replaced.SendAsync("Review renewal quote")).Location);
        Assert.Contains("from 12 users to 11 users", Plain(await zoe.FollowAsync(first)), StringComparison.Ordinal);
    }

    private static string Plain(PortalPage page) => page.Text.Replace('\u00A0', ' ');
}
