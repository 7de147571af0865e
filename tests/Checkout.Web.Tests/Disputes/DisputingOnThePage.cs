using System.Net;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Messages;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Disputes;

public sealed class DisputingOnThePage
{
    private const string Path = "/Invoices/INV-1/Dispute";

    private static readonly DateOnly Today = QuotesPortal.Today;

    [SkippableTheory, EveryEngineInSoak]
    public async Task Marks_the_invoice_keeps_who_and_why_and_mails_billing_and_the_account_executive(Engine engine)
    {
        await using var on = await StartAsync(engine);

        var invoice = await SendAsync(on,
            form => form.Fill("Reason", "WrongQuantity").Fill("Text", "We have ten seats, not eleven.").Tick("Lines"));

        Assert.Contains("INV-1 is disputed.", invoice.Flash, StringComparison.Ordinal);
        Assert.Equal("Disputed", invoice.Find("h1 + .status").TextContent);
        Assert.Contains("A quantity is wrong, about line 1", invoice.Text, StringComparison.Ordinal);
        Assert.Contains("Zoë Brandström disputed it: a quantity is wrong", invoice.Find(".timeline").TextContent, StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        var dispute = await db.InvoiceDisputes.SingleAsync();
        Assert.Equal((DisputeReason.WrongQuantity, "We have ten seats, not eleven.", "1", on.World.User.Id),
            (dispute.Reason, dispute.Text, dispute.Lines, dispute.RaisedById));
        var mails = await db.OutboxMessages.Where(message => message.Kind == MessageKind.InvoiceDisputed).OrderBy(message => message.To)
            .ToListAsync();
        Assert.Equal(["billing@cirrus.example", "noemie@vendor.example"], mails.Select(mail => mail.To));
        await using var scope = on.Portal.Services.CreateAsyncScope();
        var text = (await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(mails[0], CancellationToken.None))!;
        Assert.Equal("Acme GmbH disputes invoice INV-1: A quantity is wrong", text.Subject);
        Assert.Contains("> We have ten seats, not eleven.", text.TextBody, StringComparison.Ordinal);
        Assert.Equal(on.World.User.Email, (await db.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.InvoiceDisputed)).Actor);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_not_pressed_for_and_can_still_be_paid(Engine engine)
    {
        await using var on = await StartAsync(engine, dueOn: Today.AddDays(-3));
        Assert.Contains("1 overdue", (await on.Browser.GetAsync("/")).Find(".site-nav").TextContent, StringComparison.Ordinal);

        await SendAsync(on, form => form.Fill("Reason", "NotOrdered").Fill("Text", "Never ordered."));

        var list = await on.Browser.GetAsync("/Invoices");
        Assert.DoesNotContain("overdue", list.Find(".site-nav").TextContent, StringComparison.Ordinal);
        Assert.Contains("$110.00 is in dispute.", list.Find(".lead").TextContent, StringComparison.Ordinal);
        await on.World.WriteAsync(on.World.CreditMemo("CM-1", 110m));
        Assert.Contains("so it is not selected", (await on.Browser.GetAsync("/CreditMemos/CM-1/Applications")).Text,
            StringComparison.Ordinal);
        var chosen = await on.Browser.GetAsync("/CreditMemos/CM-1/Applications?split=INV-1:110");
        await chosen.Form("/CreditMemos/CM-1/Applications").SendAsync("Apply $110.00");

        // Settled in full, and disputed still (R19).
        Assert.Equal("Disputed", (await on.Browser.GetAsync("/Invoices/INV-1")).Find("h1 + .status").TextContent);
    }

    [SkippableTheory, EveryEngineInSoak]
    public async Task Is_withdrawn_after_asking_once_and_stays_in_the_history(Engine engine)
    {
        await using var on = await StartAsync(engine);
        var invoice = await SendAsync(on, form => form.Fill("Reason", "Other").Fill("Text", "Hm."));

        var question = await on.Browser.GetAsync(invoice.Find("a[href$='/Dispute/Withdrawal']").GetAttribute("href")!);
        Assert.Equal("Withdraw the dispute of INV-1?", question.Title);
        var after = await question.Form("/Invoices/INV-1/Dispute/Withdrawal").SendAndFollowAsync("Withdraw the dispute");

        Assert.Equal("Open", after.Find("h1 + .status").TextContent);
        Assert.Contains("Zoë Brandström withdrew the dispute", after.Find(".timeline").TextContent, StringComparison.Ordinal);
        var late = (await question.Form("/Invoices/INV-1/Dispute/Withdrawal").Forge("RequestKey", Guid.NewGuid().ToString())
            .SendAsync("Withdraw the dispute")).Expect(HttpStatusCode.Conflict);
        Assert.Contains("Zoë Brandström already withdrew the dispute of INV-1.", late.Text, StringComparison.Ordinal);

        // It may be disputed again; both stay visible.
        var again = await SendAsync(on, form => form.Fill("Reason", "WrongTax").Fill("Text", "Tax."));
        Assert.Equal(2, again.All("#disputes")[0].ParentElement!.ParentElement!.QuerySelectorAll(".notice").Length);
        await using var db = on.Portal.Unscoped();
        Assert.Equal(2, await db.OutboxMessages.CountAsync(message => message.Kind == MessageKind.DisputeWithdrawn));
    }

    [Fact]
    public async Task Answers_beside_the_field_and_keeps_what_was_typed()
    {
        await using var on = await StartAsync(Engine.Sqlite);

        var page = (await (await on.Browser.GetAsync(Path)).Form(Path).Tick("Lines").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["Choose what is wrong.", "Say briefly what is wrong and what you expected."], page.Errors);
        Assert.True(page.Find("input[name=Lines]").HasAttribute("checked"));
        Assert.Contains("Choose lines of this invoice.",
            (await (await on.Browser.GetAsync(Path)).Form(Path).Fill("Reason", "Other").Fill("Text", "x").Forge("Lines", "9").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity).Errors);
        var longText = (await (await on.Browser.GetAsync(Path)).Form(Path).Fill("Reason", "Other").Fill("Text", new string('x', 2001))
            .SendAsync()).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Write at most 2000 characters.", longText.Errors);
        await using var db = on.Portal.Unscoped();
        Assert.False(await db.InvoiceDisputes.AnyAsync());
    }

    [Fact]
    public async Task Sent_twice_is_disputed_once_and_whoever_comes_second_is_told()
    {
        await using var on = await StartAsync(Engine.Sqlite);
        PortalForm Filled(PortalPage page, string text) => page.Form(Path).Fill("Reason", "Other").Fill("Text", text);
        var (first, second) = (await on.Browser.GetAsync(Path), await on.Browser.GetAsync(Path));

        Assert.Equal("/Invoices/INV-1", (await Filled(first, "One").SendAsync()).Location);
        Assert.Equal("/Invoices/INV-1", (await Filled(first, "One").SendAsync()).Location);
        (await Filled(first, "Two").SendAsync()).Expect(HttpStatusCode.Conflict);
        Assert.Contains("INV-1 is already disputed.", (await Filled(second, "Three").SendAsync()).Expect(HttpStatusCode.Conflict).Text,
            StringComparison.Ordinal);
        (await on.Browser.GetAsync(Path)).Expect(HttpStatusCode.Conflict);
        await using var db = on.Portal.Unscoped();
        Assert.Equal("One", (await db.InvoiceDisputes.SingleAsync()).Text);
    }

    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "T9")]
    public async Task Of_another_account_with_the_same_numbers_stays_theirs(Engine engine)
    {
        await using var on = await StartAsync(engine);
        var theirs = await World.CreateAsync(on.Database, Today);
        await theirs.WriteAsync(theirs.Invoice("INV-1", 900m), theirs.Invoice("INV-9", 10m));

        await SendAsync(on, form => form.Fill("Reason", "Other").Fill("Text", "Blauer Elefant"));
        foreach (var path in new[] { "/Invoices/INV-9/Dispute", "/Invoices/INV-9/Dispute/Withdrawal" })
        {
            (await on.Browser.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }

        using var browser = await on.Portal.SignedInAs(theirs.User.Email!);
        var page = await browser.GetAsync("/Invoices/INV-1");
        Assert.DoesNotContain("Blauer Elefant", page.Text, StringComparison.Ordinal);
        (await browser.GetAsync("/Invoices/INV-1/Dispute/Withdrawal")).Expect(HttpStatusCode.Conflict);
        await using var db = on.Database.Contexts.ForAccount(theirs.Account.Id);
        Assert.All(await db.Invoices.ToListAsync(), invoice => Assert.Null(invoice.DisputedAt));
    }

    private static async Task<QuotesPortal> StartAsync(Engine engine, DateOnly? dueOn = null)
    {
        var on = await QuotesPortal.StartAsync(engine);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 110m, Today.AddDays(-40), dueOn ?? Today.AddDays(5)));
        return on;
    }

    private static async Task<PortalPage> SendAsync(QuotesPortal on, Func<PortalForm, PortalForm> fill) =>
        await fill((await on.Browser.GetAsync(Path)).Form(Path)).SendAndFollowAsync("Dispute the invoice");
}
