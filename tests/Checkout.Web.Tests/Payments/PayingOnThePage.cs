using System.Net;
using Checkout.Data.Payments;
using Checkout.Data.Payments.Simulated;
using Checkout.Domain;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Builders;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Checkout.Web.Messages;
using Checkout.Web.Tests.Quotes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Web.Tests.Payments;

/// <summary>A billing admin pays on the pages, with the simulated gateway.</summary>
[Trait("Acceptance", "P1")]
public sealed class PayingOnThePage
{
    private const string Good = "4242 4242 4242 4242";

    [SkippableTheory, EveryEngineInSoak]
    public async Task From_the_invoice_to_the_receipt(Engine engine)
    {
        await using var on = await StartAsync(engine);
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));
        var invoice = await on.Browser.GetAsync("/Invoices/INV-1");

        var page = await on.Browser.GetAsync(Assert.Single(invoice.All("main a[href^='/Pay?']")).GetAttribute("href")!);
        Assert.Contains("You pay now $100.00", page.Text, StringComparison.Ordinal);
        var gateway = await page.Form("/Pay").SendAndFollowAsync("Pay $100.00");
        Assert.StartsWith("/SimulatedGateway/sim_", gateway.Path, StringComparison.Ordinal);
        Assert.Contains("No money moves", gateway.Flash, StringComparison.Ordinal);
        var declined = (await TypeAsync(gateway, "4000 0000 0000 9995")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("not enough money", declined.Text, StringComparison.Ordinal);
        var expired = (await declined.Form().Fill("Card", Good).Fill("Expiry", "1/20").SendAsync())
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("The card has expired.", expired.Text, StringComparison.Ordinal);
        var done = await on.Browser.FollowAsync(await TypeAsync(expired, Good));

        Assert.Equal("Thank you, your payment was received", done.Title);
        Assert.Contains("$100.00, payment PAY-00000001. A receipt is on its way", done.Text, StringComparison.Ordinal);
        Assert.Contains("settled in full", done.Text, StringComparison.Ordinal);
        var receipt = await on.Browser.GetAsync("/Payments/PAY-00000001/Receipt");
        Assert.Contains("INV-1", await PdfText.ReadAsync(receipt.Bytes), StringComparison.Ordinal);
        Assert.Contains("Started payment", (await on.Browser.GetAsync("/Activity")).Text, StringComparison.Ordinal);
        Assert.Contains("Confirmed payment", (await on.Browser.GetAsync("/Activity")).Text, StringComparison.Ordinal);
        Assert.Contains("There is nothing to pay", (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Text, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync(on));
        Assert.Equal("Receipt: $100.00, payment PAY-00000001", mail.Subject);
        Assert.Single(mail.Attachments);
    }

    [Fact]
    public async Task Several_a_part_and_credits_with_what_is_disputed_left_to_a_choice()
    {
        await using var on = await StartAsync();
        var disputed = on.World.Invoice("INV-D", 30m, dueOn: QuotesPortal.Today.AddDays(-9));
        disputed.Dispute("Wrong", on.World.Clock.GetUtcNow(), QuotesPortal.Today);
        await on.World.WriteAsync(on.World.Invoice("INV-A", 100m, dueOn: QuotesPortal.Today.AddDays(-5)),
            on.World.Invoice("INV-B", 80m, dueOn: QuotesPortal.Today.AddDays(20)), disputed, on.World.CreditMemo("CM-1", 25m),
            on.World.Invoice("INV-E", 7m, currency: Currency.Eur));
        var list = await on.Browser.GetAsync("/Invoices");

        var ticked = await on.Browser.GetAsync("/Pay?files=chosen&pick=INV-A&pick=INV-B&pick=INV-D&currency=USD");
        Assert.NotNull(list.Find("button[formaction='/Pay']"));
        Assert.Equal([("INV-D", false, ""), ("INV-A", true, "100.00"), ("INV-B", true, "80.00")], Rows(ticked));
        Assert.Contains("You dispute it, so it is not selected.", ticked.Text, StringComparison.Ordinal);
        var all = await on.Browser.GetAsync("/Pay?currency=USD");
        Assert.Equal([("INV-D", false, ""), ("INV-A", true, "100.00"), ("INV-B", false, "")], Rows(all));
        Assert.Equal("EUR", Assert.Single(all.All("a[href='/Pay?currency=EUR']")).TextContent);
        Assert.Contains("No invoice was selected in the list", (await on.Browser.GetAsync("/Pay?files=chosen")).Text,
            StringComparison.Ordinal);

        var form = ticked.Form("/Pay").Fill("Splits[2].Amount", "30").Tick("Credits");
        var recalculated = await form.SendAndFollowAsync("Recalculate");
        Assert.Contains("To pay$105.00", recalculated.Text, StringComparison.Ordinal);
        var wrong = (await recalculated.Form("/Pay").Fill("Splits[2].Amount", "80.01").SendAsync("Pay $105.00"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("INV-B: Only $80.00 is open on it.", wrong.Errors);
        var changed = (await recalculated.Form("/Pay").Fill("Splits[2].Amount", "20").SendAsync("Pay $105.00"))
            .Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("nothing has been paid yet", changed.Flash + changed.Text, StringComparison.Ordinal);
        var done = await on.Browser.FollowAsync(await TypeAsync(await recalculated.Form("/Pay").Fill("Splits[2].Amount", "30")
            .SendAndFollowAsync("Pay $105.00"), Good));

        Assert.Contains("$105.00", done.Text, StringComparison.Ordinal);
        Assert.Contains("$50.00 open", done.Text, StringComparison.Ordinal);
        await using var db = on.Portal.Unscoped();
        Assert.Equal([0m, 50m, 30m],
            [.. (await db.Invoices.Where(row => row.Number == "INV-A" || row.Number == "INV-B" || row.Number == "INV-D")
            .OrderBy(row => row.Number).ToListAsync()).Select(row => row.Balance.Amount)]);
    }

    [Fact]
    public async Task One_that_was_begun_with_a_former_provider_is_not_given_up_here()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));
        await (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAsync("Pay $100.00");
        await using (var db = on.Portal.Unscoped())
        {
            db.Entry(await db.PaymentAttempts.SingleAsync()).Property(row => row.Gateway).CurrentValue = "Former";
            await db.SaveChangesAsync();
        }

        // Money may have been taken there, and nobody can be asked: the reconciler ends it when it can’t have been.
        var page = await (await on.Browser.GetAsync("/Pay/PAY-00000001")).Form("/Pay/PAY-00000001/Cancellation").SendAndFollowAsync();

        Assert.Equal("Your payment is not finished", page.Title);
        Assert.Contains("started with a payment provider that we no longer use", page.Flash, StringComparison.Ordinal);
        await using var read = on.Portal.Unscoped();
        Assert.NotNull((await read.Invoices.SingleAsync()).ReservedById);
    }

    [Fact]
    public async Task A_second_payer_sees_who_is_paying_and_may_give_it_up()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m, dueOn: QuotesPortal.Today.AddDays(-5)));
        Assert.Contains("Pay $100.00 overdue", (await on.Browser.GetAsync("/")).Text, StringComparison.Ordinal);
        var first = await on.Browser.GetAsync("/Pay?invoice=INV-1");
        var second = await on.Browser.GetAsync("/Pay?invoice=INV-1");
        var gateway = await first.Form("/Pay").SendAndFollowAsync("Pay $100.00");

        var refused = (await second.Form("/Pay").SendAsync("Pay $100.00")).Expect(HttpStatusCode.Conflict);
        Assert.Contains(
            "You are paying INV-1 at this moment. If that is not finished, the invoice can be paid again from "
                + on.Moment("h:mm", TimeSpan.FromMinutes(35)),
            refused.Text.Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Contains("You are paying it, until", (await on.Browser.GetAsync("/Invoices/INV-1")).Text, StringComparison.Ordinal);
        var held = await on.Browser.GetAsync("/Pay?invoice=INV-1");
        Assert.Contains("You are paying it, until", held.Text, StringComparison.Ordinal);
        Assert.Contains("what is open is being paid already", held.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pay $0.00", held.Text, StringComparison.Ordinal);
        on.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("Pay $100.00 overdue", (await on.Browser.GetAsync("/")).Text, StringComparison.Ordinal);
        await using (var db = on.Portal.Unscoped())
        {
            db.Entry(await db.PaymentAttempts.SingleAsync()).Property(row => row.StartedById).CurrentValue = Guid.NewGuid();
            await db.SaveChangesAsync();
        }

        Assert.Contains("Zoë Brandström is paying it, until", (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Text,
            StringComparison.Ordinal);
        var attempt = await on.Browser.GetAsync("/Pay/PAY-00000001");
        Assert.Equal("Your payment is not finished", attempt.Title);
        Assert.Equal(gateway.Path, (await attempt.Form("/Pay/PAY-00000001").SendAndFollowAsync()).Path);

        var given = await attempt.Form("/Pay/PAY-00000001/Cancellation").SendAndFollowAsync();

        Assert.Equal("You canceled this payment", given.Title);
        Assert.Contains("This page is closed", (await on.Browser.GetAsync(gateway.Path)).Text, StringComparison.Ordinal);
        Assert.Contains("Pay $100.00", (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bank_that_asks_and_one_that_answers_late()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m), on.World.Invoice("INV-2", 40m));
        var asked = await TypeAsync(await (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAndFollowAsync("Pay $100.00"),
            "4000 0025 0000 3155");
        Assert.Contains("Your bank asks: is it you?", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Thank you, your payment was received", (await asked.Form().SendAndFollowAsync()).Title);

        var late = (await TypeAsync(await (await on.Browser.GetAsync("/Pay?invoice=INV-2")).Form("/Pay").SendAndFollowAsync("Pay $40.00"),
            "4000000000000077")).Expect(HttpStatusCode.GatewayTimeout);
        var waiting = await on.Browser.OpenAsync(late.Find("main .empty a").GetAttribute("href")!);
        Assert.Equal("Your payment is not finished", waiting.Title);
        Assert.Contains("has not confirmed it yet", waiting.Text, StringComparison.Ordinal);
        on.World.Clock.Advance(SimulatedGateway.Lateness + TimeSpan.FromSeconds(1));
        await on.Portal.Services.GetRequiredService<ReconcileAttempts>().RunAsync(CancellationToken.None);

        Assert.Equal("Thank you, your payment was received", (await on.Browser.GetAsync("/Pay/PAY-00000002")).Title);
    }

    [Fact]
    public async Task A_card_is_kept_chosen_again_and_charged_after_an_acceptance()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m), on.World.Invoice("INV-2", 40m));
        await TypeAsync(await (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").Tick("Keep")
            .SendAndFollowAsync("Pay $100.00"), Good);
        await on.Browser.OpenAsync("/Pay/PAY-00000001/Return");

        var page = await on.Browser.GetAsync("/Pay?invoice=INV-2");
        Assert.Contains("Visa ending in 4242", page.Text, StringComparison.Ordinal);
        Assert.Equal("Thank you, your payment was received", (await page.Form("/Pay").SendAndFollowAsync("Pay $40.00")).Title);

        var byCard = on.World.Terms() with { PaymentArrangement = PaymentArrangement.Card };
        var confirmation = await OrderAsync(on, await on.World.PublishAsync(byCard, on.World.Line(5, 10m)));
        Assert.Contains("Charged today: $600.00", confirmation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_stands_where_its_card_is_declined_or_none_is_on_file()
    {
        await using var on = await StartAsync();
        var byCard = on.World.Terms() with { PaymentArrangement = PaymentArrangement.Card };

        var none = await OrderAsync(on, await on.World.PublishAsync(byCard, on.World.Line(5, 10m)));
        Assert.Contains("Your order is placed. No card that we can charge is on file", none.Text, StringComparison.Ordinal);
        Assert.Contains("Pay $600.00", none.Text, StringComparison.Ordinal);
        await using (var db = on.Portal.Unscoped())
        {
            var method = new StoredMethod(on.World.Account.Id,
                new StoredMethodTerms("Simulated", "cus", SimulatedCard.Find("4000000000000341")!.NewToken(), PaymentMethod.Card, "Visa",
                "0341", 12, 2030), "Zoë", on.World.Clock.GetUtcNow());
            method.MakeDefault();
            db.Add(method);
            await db.SaveChangesAsync();
        }

        var declined = await OrderAsync(on, await on.World.PublishAsync(byCard, on.World.Line(3, 10m)));

        Assert.Contains("Your order is placed, but the card on file could not be charged.", declined.Text, StringComparison.Ordinal);
        Assert.Equal("Your payment did not go through", (await on.Browser.GetAsync("/Pay/PAY-00000001")).Title);
        var failed = await on.Browser.GetAsync("/Payments/PAY-00000001");
        Assert.Contains("Failed", failed.Text, StringComparison.Ordinal);
        await using var read = on.Portal.Unscoped();
        var invoice = await read.PaymentAttempts.SelectMany(row => row.Parts).Select(part => part.InvoiceNumber).SingleAsync();
        Assert.Contains("What it was for", failed.Text, StringComparison.Ordinal);
        Assert.NotEmpty(failed.All($"main a[href='/Invoices/{invoice}']"));
        Assert.Contains(invoice, (await on.Browser.GetAsync("/Payments")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_the_cards_limit_the_page_leads_to_a_transfer()
    {
        await using var on = await StartAsync(settings: new() { ["Payments:CardLimits:USD"] = "500" });
        await on.World.WriteAsync(on.World.Invoice("INV-1", 800m));

        var page = await on.Browser.GetAsync("/Pay?invoice=INV-1");

        Assert.Contains("At most $500.00 of an invoice can be paid by card. Pay it by bank transfer, or a part of it here.", page.Text,
            StringComparison.Ordinal);
        Assert.Equal([("INV-1", false, "")], Rows(page));
        var part = await page.Form("/Pay").Tick("Splits[0].Ticked").Fill("Splits[0].Amount", "600").SendAndFollowAsync("Recalculate");
        Assert.Contains("INV-1: At most $500.00 of an invoice can be paid by card. Pay the rest by bank transfer.",
            Assert.Single((await part.Form("/Pay").SendAsync("Pay $600.00")).Expect(HttpStatusCode.UnprocessableEntity).Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Acceptance", "P6")]
    public async Task Nobody_sees_pays_or_ends_another_accounts_payment()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));
        var other = await World.CreateAsync(on.Database, QuotesPortal.Today);
        await other.WriteAsync(other.Invoice("INV-1", 55m), other.Invoice("INV-2", 5m));
        var gateway = await (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay").SendAndFollowAsync("Pay $100.00");
        using var stranger = await on.Portal.SignedInAs(other.User.Email!);

        foreach (var path in (string[])["/Pay/PAY-00000001", "/Pay/PAY-00000001/Return", gateway.Path])
        {
            (await stranger.GetAsync(path)).Expect(HttpStatusCode.NotFound);
        }

        var page = await stranger.GetAsync("/Pay?invoice=INV-1");
        Assert.DoesNotContain("100", page.Find("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("is paying it", page.Text, StringComparison.Ordinal);
        var own = page.Form("/Pay");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(Post("/Pay/PAY-00000001/Cancellation", own))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(Post("/Pay/PAY-00000001", own))).Status);
        Assert.Equal(HttpStatusCode.NotFound,
            (await stranger.SendAsync(Post(gateway.Path, own, ("Card", Good), ("Expiry", "12/30")))).Status);
        Assert.Equal("Your payment is not finished", (await on.Browser.GetAsync("/Pay/PAY-00000001")).Title);
    }

    [Fact]
    public async Task Fields_that_no_page_of_ours_sends_are_answered_like_any_mistake()
    {
        await using var on = await StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));
        var own = (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Form("/Pay");
        (string, string)[] good = [("RequestKey", Guid.NewGuid().ToString()), ("Currency", "USD"), ("Charge", "100"),
            ("Splits[0].Ticked", "true"), ("Splits[0].Amount", "100")];
        (string, string)[][] hostile =
        [
            [("Splits[0].Invoice", "")], [], [("Splits[0].Invoice", new string('9', 300))],
            [("Splits[0].Invoice", "INV-1"), ("Currency", "")], [("Splits[0].Invoice", "INV-1"), ("Credits", "")],
            [("Splits[0].Invoice", "INV-1"), ("RequestKey", "")], [("Splits[0].Invoice", "INV-1"), ("Splits[0].Amount", "")],
        ];

        foreach (var fields in hostile)
        {
            var sent = good.Where(field => !Array.Exists(fields, other => other.Item1 == field.Item1)).Concat(fields);
            Assert.InRange((int)(await on.Browser.SendAsync(Post("/Pay", own, [.. sent]))).Status, 400, 499);
        }

        await using var db = on.Portal.Unscoped();
        Assert.False(await db.PaymentAttempts.AnyAsync());
    }

    [Fact]
    public async Task Where_payments_are_off_it_says_how_to_transfer()
    {
        await using var on = await QuotesPortal.StartAsync();
        await on.World.WriteAsync(on.World.Invoice("INV-1", 100m));

        Assert.Equal("Pay by bank transfer", (await on.Browser.GetAsync("/Pay?invoice=INV-1")).Title);
        Assert.Empty((await on.Browser.GetAsync("/Invoices/INV-1")).All("main a[href^='/Pay']"));
    }

    internal static async Task<QuotesPortal> StartAsync(Engine engine = Engine.Sqlite, Dictionary<string, string>? settings = null)
    {
        var configuration = new Dictionary<string, string>(settings ?? [], StringComparer.Ordinal);
        configuration.TryAdd("Payments:Gateway", "Simulated");
        return await QuotesPortal.StartAsync(engine, settings: new PortalSettings { Configuration = configuration });
    }

    internal static Task<PortalPage> TypeAsync(PortalPage gateway, string card) =>
        gateway.Form().Fill("Card", card).Fill("Expiry", "12/30").SendAsync();

    private static IEnumerable<(string Number, bool Ticked, string Amount)> Rows(PortalPage page) => page.All("[data-split]").Select(row =>
        (row.GetAttribute("data-split")!, row.QuerySelector("[type=checkbox]")!.HasAttribute("checked"),
            row.QuerySelector("[inputmode]")!.GetAttribute("value") ?? ""));

    private static async Task<PortalPage> OrderAsync(QuotesPortal on, Quote quote) =>
        await AcceptingOnThePage.Filled(await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance")).SendAndFollowAsync();

    private static HttpRequestMessage Post(string path, PortalForm form, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", form.Value("__RequestVerificationToken")!)]),
        };

    private static async Task<IReadOnlyList<MimeKit.MimeMessage>> MailsAsync(QuotesPortal on)
    {
        await using var scope = on.Portal.Services.CreateAsyncScope();
        await using var db = on.Portal.Unscoped();
        var mails = new List<MimeKit.MimeMessage>();
        foreach (var row in await db.OutboxMessages.Where(message => message.ForAccountId == on.World.Account.Id)
            .OrderBy(message => message.Ordinal).ToListAsync())
        {
            mails.Add((await scope.ServiceProvider.GetRequiredService<MessageRenderer>().RenderAsync(row, CancellationToken.None))!);
        }

        return mails;
    }
}
