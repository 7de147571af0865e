using System.Net;
using Checkout.Domain.Messages;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.AddProducts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Renewals;

/// <summary>Globex wants two people above 5,000 euros: one asks, another accepts or returns. And nobody orders by mistake what a colleague
/// has ordered.</summary>
[Trait("Acceptance", "B6")]
public sealed class ApprovingAnOrder(DemoPortalFixture fixture) : IClassFixture<DemoPortalFixture>
{
    private readonly DemoPortal _demo = fixture.Portal;

    [SkippableFact]
    public async Task Takes_two_people_returns_with_a_reason_and_keeps_both_as_evidence()
    {
        using var jurgen = await _demo.SignInAsync(DemoPortal.Globex);
        using var amelie = await _demo.SignInAsync("group@holding.example");
        var quote = await (await jurgen.GetAsync("/AddProducts?contract=C-00000103&units.STORAGE=20000")).Form("/AddProducts")
            .SendAndFollowAsync("Review quote");
        var (path, acceptance, approval) = (quote.Path, quote.Path + "/Acceptance", quote.Path + "/Approval");
        Assert.Contains("Ask for approval", quote.Find(".page-head .actions").TextContent, StringComparison.Ordinal);
        var decision = (await jurgen.GetAsync(acceptance)).Expect(HttpStatusCode.OK);
        var before = await _demo.WrittenAsync();

        // Sent past the page, it is refused in words, and nothing is written.
        var alone = (await Filled(decision, approval).To(acceptance).SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Contains("take two people", alone.Text, StringComparison.Ordinal);
        Assert.Equal(before, await _demo.WrittenAsync());

        decision = await jurgen.GetAsync(acceptance);
        (await decision.Form(approval).SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        var asked = await jurgen.FollowAsync(await Filled(decision, approval).Fill("PoNumber", "GLX/9001").SendAsync());
        Assert.Contains("Amélie de La Tour got an e-mail", asked.Flash, StringComparison.Ordinal);
        Assert.Contains("You asked for approval", asked.Text, StringComparison.Ordinal);
        (await jurgen.GetAsync(acceptance)).Expect(HttpStatusCode.Conflict);
        var own = (await Filled(decision, approval).To(acceptance).SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.DoesNotContain("is placed", own.Text, StringComparison.Ordinal);

        // The second person returns it; without a reason that is not possible.
        var waiting = (await amelie.OpenAsync($"{path}?account=A-00001002")).Expect(HttpStatusCode.OK);
        Assert.Contains("Review and approve", waiting.Find(".page-head .actions").TextContent, StringComparison.Ordinal);
        var back = await amelie.GetAsync(approval + "/Return");
        (await back.Form(approval + "/Return").SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        var returned = await back.Form(approval + "/Return").Fill("Reason", "Half of it would do.").SendAndFollowAsync();
        Assert.Contains("is returned", returned.Flash, StringComparison.Ordinal);
        Assert.Contains("Half of it would do.", (await jurgen.GetAsync(path)).Text, StringComparison.Ordinal);

        // Asked again, and approved: what the first one stated is kept, and both are on the evidence.
        await Filled(await jurgen.GetAsync(acceptance), approval).Fill("PoNumber", "GLX/9002").SendAsync();
        var review = (await amelie.GetAsync(acceptance)).Expect(HttpStatusCode.OK);
        Assert.Contains("GLX/9002", review.Text, StringComparison.Ordinal);
        var confirmation = (await amelie.FollowAsync(await Filled(review, acceptance).SendAsync())).Expect(HttpStatusCode.OK);
        var orderPath = confirmation.Path.Replace("/Confirmation", "", StringComparison.Ordinal);
        var order = await amelie.GetAsync(orderPath);
        var evidenceShown = order.Find("section[aria-labelledby='evidence']").TextContent;
        Assert.Contains("Jürgen Müßig, Head of IT", evidenceShown, StringComparison.Ordinal);
        Assert.Contains("Amélie de La Tour, Head of IT", evidenceShown, StringComparison.Ordinal);
        var form = await PrintedAsync(amelie, orderPath);
        Assert.Contains("Approval was asked for by Jürgen Müßig", form, StringComparison.Ordinal);
        Assert.Contains("Accepted electronically by Amélie de La Tour", form, StringComparison.Ordinal);

        await using var db = _demo.Books();
        var evidence = await db.Acceptances.SingleAsync(row => row.RequestedBy != null);
        Assert.Equal(("Jürgen Müßig", "Amélie de La Tour", "GLX/9002"), (evidence.RequestedBy, evidence.Name, evidence.PoNumber));
        Assert.Equal([ApprovalState.Returned, ApprovalState.Approved],
            (await db.QuoteApprovals.ToListAsync()).OrderBy(row => row.RequestedAt).ThenBy(row => row.State == ApprovalState.Approved)
            .Select(row => row.State));
        var returnedMail = await MailAsync(await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.ApprovalReturned));
        Assert.StartsWith("Amélie de La Tour returned Q-", returnedMail!.Subject, StringComparison.Ordinal);
        Assert.Contains("Half of it would do.", returnedMail.TextBody, StringComparison.Ordinal);
        var givenMail = await MailAsync(await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.ApprovalGiven));
        Assert.Contains($"order {orderPath.Split('/')[^1]} has been placed", givenMail!.Subject, StringComparison.Ordinal);
        Assert.Contains(orderPath, givenMail.TextBody, StringComparison.Ordinal);
        var mails = await db.OutboxMessages.Where(message => message.Kind == MessageKind.ApprovalRequested
            || message.Kind == MessageKind.ApprovalReturned || message.Kind == MessageKind.ApprovalGiven).ToListAsync();
        Assert.Equal(
            [(MessageKind.ApprovalGiven, "admin@globex.example"), (MessageKind.ApprovalRequested, "group@holding.example"),
            (MessageKind.ApprovalRequested, "group@holding.example"), (MessageKind.ApprovalReturned, "admin@globex.example")],
            mails.Select(message => (message.Kind, message.To)).OrderBy(mail => mail.Kind.ToString(), StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Whoever_asked_hears_of_it_when_a_colleague_declines_or_the_vendor_takes_the_quote_away()
    {
        using var jurgen = await _demo.SignInAsync(DemoPortal.Globex);
        using var amelie = await _demo.SignInAsync("group@holding.example");
        var quote = await (await jurgen.GetAsync("/AddProducts?contract=C-00000103&units.STORAGE=30000")).Form("/AddProducts")
            .SendAndFollowAsync("Review quote");
        await Filled(await jurgen.GetAsync(quote.Path + "/Acceptance"), quote.Path + "/Approval").Fill("PoNumber", "GLX/1").SendAsync();
        await using (var asked = _demo.Books())
        {
            var number = quote.Path.Split('/')[2];
            var request = await asked.Quotes.SingleAsync(row => row.Slug == number);
            var mail =
                (await MailAsync(await asked.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.ApprovalRequested
                && message.SubjectId == request.Id)))!;
            Assert.StartsWith($"Jürgen Müßig asks for your approval of {number}: ", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("GLX/1", mail.TextBody, StringComparison.Ordinal);
            Assert.Contains(quote.Path, mail.TextBody, StringComparison.Ordinal);
        }

        (await amelie.OpenAsync($"{quote.Path}?account=A-00001002")).Expect(HttpStatusCode.OK);
        var decline = await amelie.GetAsync(quote.Path + "/Decline");
        var form = decline.Form(quote.Path + "/Decline");
        (await form.Fill("Reason", "We have enough of it.").SendAndFollowAsync()).Expect(HttpStatusCode.OK);

        await using var db = _demo.Books();
        var lapsed = await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.ApprovalLapsed);
        var told = (await MailAsync(lapsed))!;
        Assert.Equal(DemoPortal.Globex, lapsed.To);
        Assert.Equal($"Quote {quote.Path.Split('/')[2]} was declined by Amélie de La Tour before it was approved", told.Subject);
        Assert.Contains("We have enough of it.", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("nothing has been ordered", told.TextBody, StringComparison.Ordinal);

        // The mail that asks is not sent any more where it has not gone out yet.
        var quoteId = await db.QuoteApprovals.Where(row => row.Id == lapsed.SubjectId).Select(row => row.QuoteId).SingleAsync();
        Assert.Null(await MailAsync(await db.OutboxMessages.SingleAsync(message => message.Kind == MessageKind.ApprovalRequested
            && message.SubjectId == quoteId)));

        // The executive’s quotes: one is withdrawn, one replaced.
        string Offer(int number, int quantity, string status) =>
            $$$"""{"type":"quote","externalId":"qt-glx-{{{number}}}","account":"crm-globex","number":"Q-0000{{{number}}}","title":"More storage","kind":"addOn","contract":"con-globex-2","currency":"EUR","expiresOn":"{{{_demo.Today.AddDays(20):O}}}","termsVersion":"7","termsUrl":"https://cirrus.example/terms","status":"{{{status}}}","lines":[{"product":"prod-storage","quantity":{{{quantity}}},"listPrice":0.22,"tax":{"category":"S","rate":19}}]}""";
        await _demo.ImportAsync(Offer(9001, 40000, "published"), Offer(9002, 50000, "published"));
        foreach (var (number, quantity, status, words) in new[] { (9001, 40000, "withdrawn", "was withdrawn"),
            (9002, 50010, "published", "was replaced by a newer version") })
        {
            var path = $"/Quotes/Q-0000{number}";
            var asked = await jurgen.FollowAsync(await Filled(await jurgen.GetAsync(path + "/Acceptance"), path + "/Approval").SendAsync());
            Assert.Contains("You asked for approval", asked.Text, StringComparison.Ordinal);

            await _demo.ImportAsync(Offer(number, quantity, status));

            var mails = await db.OutboxMessages.Where(message => message.Kind == MessageKind.ApprovalLapsed).ToListAsync();
            var subjects = (await Task.WhenAll(mails.Select(MailAsync))).Select(mail => mail!.Subject);
            Assert.Single(subjects, subject => subject == $"Quote Q-0000{number} {words} before it was approved");
        }
    }

    [Fact]
    public async Task Asking_and_approving_sent_twice_lead_to_their_first_results()
    {
        using var jurgen = await _demo.SignInAsync(DemoPortal.Globex);
        using var amelie = await _demo.SignInAsync("group@holding.example");
        var quote = await (await jurgen.GetAsync("/AddProducts?contract=C-00000103&units.STORAGE=21000")).Form("/AddProducts")
            .SendAndFollowAsync("Review quote");
        var (acceptance, approval) = (quote.Path + "/Acceptance", quote.Path + "/Approval");
        var asking = Filled(await jurgen.GetAsync(acceptance), approval).Fill("PoNumber", "GLX/4711");
        Assert.Equal(quote.Path, (await asking.SendAsync()).Location);
        Assert.Equal(quote.Path, (await asking.SendAsync()).Location);

        // What the first one stated counts for the second one too, but is no part of what the second one sends.
        (await amelie.OpenAsync($"{quote.Path}?account=A-00001002")).Expect(HttpStatusCode.OK);
        var approving = Filled(await amelie.GetAsync(acceptance), acceptance);
        var first = (await approving.SendAsync()).Expect(HttpStatusCode.Redirect);
        var before = await _demo.WrittenAsync();

        Assert.Equal(first.Location, (await approving.SendAsync()).Expect(HttpStatusCode.Redirect).Location);
        Assert.EndsWith("/Confirmation", first.Location, StringComparison.Ordinal);
        var other = (await approving.Fill("Title", "Somebody else").SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Equal(first.Location, other.Find("a.button.primary").GetAttribute("href"));
        Assert.Equal(before, await _demo.WrittenAsync());
    }

    [Fact]
    public async Task Below_the_limit_one_person_is_enough()
    {
        using var jurgen = await _demo.SignInAsync(DemoPortal.Globex);
        var quote = await (await jurgen.GetAsync("/AddProducts?contract=C-00000103&units.STORAGE=10")).Form("/AddProducts")
            .SendAndFollowAsync("Review quote");

        await DemoPortal.AcceptAsync(jurgen, quote);
    }

    [SkippableFact]
    public async Task What_a_colleague_has_ordered_today_is_ordered_again_only_on_purpose_and_can_be_canceled()
    {
        using var zoe = await _demo.SignInAsync(DemoPortal.Acme);
        using var bjorn = await _demo.SignInAsync(DemoPortal.AcmeBilling);
        var first = await DemoPortal.AcceptAsync(zoe,
            await (await zoe.GetAsync("/AddProducts?units.CRM-PRO=25")).Form("/AddProducts").SendAndFollowAsync("Review quote"));
        var number = first.Path.Split('/')[2];

        // It is said as soon as the quantity is the same, and only then; nothing has to be ticked yet.
        var choosing = await bjorn.GetAsync("/AddProducts?units.CRM-PRO=25");
        Assert.Contains($"Zoë Brandström ordered 25 users of Cirrus CRM Professional", Plain(choosing.Find("#sums .notice").TextContent),
            StringComparison.Ordinal);
        Assert.Empty((await bjorn.GetAsync("/AddProducts?units.CRM-PRO=24")).All("#sums .notice"));
        Assert.Empty((await zoe.GetAsync("/AddProducts?units.CRM-PRO=25")).All("#sums .notice"));
        var quote = await choosing.Form("/AddProducts").SendAndFollowAsync("Review quote");
        var acceptance = quote.Path + "/Acceptance";
        var decision = (await bjorn.GetAsync(acceptance)).Expect(HttpStatusCode.OK);
        Assert.Contains($"Zoë Brandström ordered 25 users of Cirrus CRM Professional", decision.Text.Replace('\u00A0', ' '),
            StringComparison.Ordinal);
        var before = await _demo.WrittenAsync();

        var warned = (await Filled(decision, acceptance).SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(warned.Errors, error => error.StartsWith("A colleague ordered the same", StringComparison.Ordinal));
        Assert.Equal(before, await _demo.WrittenAsync());
        var second = (await bjorn.FollowAsync(await Filled(warned, acceptance).Tick("Anyway").SendAsync())).Expect(HttpStatusCode.OK);

        // It was a mistake after all: the page names the amount, which is what was invoiced.
        var order = second.Path.Replace("/Confirmation", "", StringComparison.Ordinal);
        var page = await bjorn.GetAsync((await bjorn.GetAsync(order)).All("a").Single(link => link.TextContent.Trim() == "Cancel order")
            .GetAttribute("href")!);
        decimal invoiced;
        await using (var db = _demo.Books())
        {
            var slug = order.Substring("/Orders/".Length);
            invoiced = await db.Invoices.Where(row => db.Orders.Any(other => other.Slug == slug && other.Id == row.OrderId))
                .Select(row => row.TotalAmount).SingleAsync();
        }

        Assert.Equal(invoiced, decimal.Parse(page.Find(".page-head data").GetAttribute("value")!,
            System.Globalization.CultureInfo.InvariantCulture));
        var done = (await page.Form(order + "/Cancellation").Fill("Reason", "Zoë had ordered them already").SendAndFollowAsync())
            .Expect(HttpStatusCode.OK);
        Assert.Contains("is canceled", done.Flash, StringComparison.Ordinal);
        Assert.Contains("Zoë had ordered them already", done.Text, StringComparison.Ordinal);
        (await bjorn.GetAsync(order + "/Cancellation")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Canceled on", await PrintedAsync(bjorn, order), StringComparison.Ordinal);
        await using (var db = _demo.Books())
        {
            var memo = await db.CreditMemos.SingleAsync(row => row.Reason == $"Order {order.Substring("/Orders/".Length)} was canceled");
            var late = (await bjorn.GetAsync(second.Path)).Expect(HttpStatusCode.OK);
            Assert.Contains("was canceled", late.Find("h1").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("is placed", late.Text, StringComparison.Ordinal);
            Assert.Contains("Björn Ångström canceled this order on", Plain(late.Text), StringComparison.Ordinal);
            Assert.NotNull(late.Find($".flash a[href='/CreditMemos/{memo.Slug}']"));
            Assert.NotNull(done.Find($".flash a[href='/CreditMemos/{memo.Slug}']"));
            Assert.DoesNotContain(order.Substring("/Orders/".Length), (await bjorn.GetAsync("/InstalledProducts?ended=1")).Text,
                StringComparison.Ordinal);
            Assert.Contains("canceled", (await bjorn.GetAsync("/Contracts/C-00000101"))
                .Find("section[aria-labelledby='orders'] tbody tr").TextContent, StringComparison.Ordinal);

            var mails = new List<MimeKit.MimeMessage>();
            foreach (var message in await db.OutboxMessages.Where(message => message.Kind == MessageKind.OrderCanceled
                || message.Kind == MessageKind.OrderCanceledForExecutive).OrderBy(message => message.Kind).ThenBy(message => message.To)
                .ToListAsync())
            {
                mails.Add((await MailAsync(message))!);
            }

            var number2 = order.Substring("/Orders/".Length);
            Assert.Contains(mails, mail => mail.Subject == $"Order {number2} has been canceled" && mail.To.ToString()
                .Contains(DemoPortal.AcmeBilling, StringComparison.Ordinal));
            Assert.Contains(mails, mail => mail.Subject!.EndsWith($"canceled order {number2}", StringComparison.Ordinal));
            Assert.All(mails, mail =>
            {
                Assert.Contains("Zoë had ordered them already", mail.TextBody, StringComparison.Ordinal);
                Assert.Contains("You will not be billed for it again.", mail.TextBody, StringComparison.Ordinal);
                Assert.DoesNotContain("has ended", mail.TextBody, StringComparison.Ordinal);
            });
        }

        // What the vendor entered can't be canceled here; the colleague's order stands.
        (await bjorn.GetAsync("/Orders/O-00000306/Cancellation")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Active", (await zoe.GetAsync($"/Orders/{number}")).Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_began_a_contract_is_canceled_as_if_it_had_never_been()
    {
        using var initech = await _demo.SignInAsync(DemoPortal.Initech);
        var quote = await (await initech.GetAsync("/AddProducts?units.CRM-PRO=5")).Form("/AddProducts").SendAndFollowAsync("Review quote");
        var confirmation = await DemoPortal.AcceptAsync(initech, quote);
        var order = confirmation.Path.Replace("/Confirmation", "", StringComparison.Ordinal);
        var contract = (await initech.GetAsync(order)).Find(".facts a[href^='/Contracts/']").GetAttribute("href")!;
        var cancel = await initech.GetAsync(order + "/Cancellation");

        await cancel.Form(order + "/Cancellation").SendAndFollowAsync();

        var page = (await initech.GetAsync(contract)).Expect(HttpStatusCode.OK);
        Assert.Contains("It was never in force", Plain(page.Find(".page-head").TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain("was terminated", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is in force under this contract", page.Text, StringComparison.Ordinal);
        Assert.Contains("never in force", (await initech.GetAsync("/Contracts")).Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(contract.Split('/')[^1],
            (await initech.GetAsync("/Contracts?from=2026-11-01&until=2027-11-30")).Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains(contract.Split('/')[^1],
            System.Text.Encoding.UTF8.GetString((await initech.GetAsync("/Contracts?format=csv")).Bytes), StringComparison.Ordinal);
        foreach (var list in new[] { "/InstalledProducts", "/InstalledProducts?on=later", "/InstalledProducts?on=ended",
            "/InstalledProducts?asof=2026-12-24" })
        {
            Assert.DoesNotContain(order.Split('/')[^1], (await initech.GetAsync(list)).Expect(HttpStatusCode.OK).Text,
                StringComparison.Ordinal);
        }

        Assert.DoesNotContain(order.Split('/')[^1],
            System.Text.Encoding.UTF8.GetString((await initech.GetAsync("/InstalledProducts?format=csv&ended=1")).Bytes),
            StringComparison.Ordinal);
        foreach (var told in new[] { order, confirmation.Path, quote.Path, quote.Path + "/Pdf", order + "/Pdf", "/Statements", "/" })
        {
            (await initech.GetAsync(told)).Expect(HttpStatusCode.OK);
        }

        Assert.Contains("was canceled with it", Plain((await initech.GetAsync(confirmation.Path)).Text), StringComparison.Ordinal);
        Assert.Contains("canceled with the order", Plain((await initech.GetAsync(quote.Path)).Text), StringComparison.Ordinal);

        // The next one begins a contract again, and nothing calls the canceled one a contract that is over.
        var again = await initech.GetAsync("/AddProducts?units.CRM-PRO=5");
        Assert.Contains("Accepting starts your first contract", again.Text, StringComparison.Ordinal);
        var refused = await initech.GetAsync($"/AddProducts?contract={contract.Split('/')[^1]}&units.CRM-PRO=5");
        Assert.Contains("was canceled together with the order that began it", refused.Text, StringComparison.Ordinal);
    }

    private async Task<MimeKit.MimeMessage?> MailAsync(OutboxMessage message)
    {
        await using var scope = _demo.Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(message, CancellationToken.None);
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> PrintedAsync(PortalClient browser, string order) =>
        string.Join(' ', (await PdfText.ReadAsync((await browser.GetAsync(order + "/Pdf")).Bytes))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PortalForm Filled(PortalPage decision, string action) =>
        decision.Form(action).Fill("Title", "Head of IT").Tick("Authority").Tick("Terms");
}
