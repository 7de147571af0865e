using System.Net;
using Checkout.Domain.Accounts;
using Checkout.Domain.Addresses;
using Checkout.Domain.Billing;
using Checkout.Domain.Contracts;
using Checkout.Domain.Invoices;
using Checkout.Domain.Quotes;
using Checkout.Testing;
using Checkout.Testing.Databases;
using Checkout.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Tests.Quotes;

public sealed class AcceptingOnThePage
{
    [SkippableTheory, EveryEngineInSoak, Trait("Acceptance", "S8")]
    public async Task Shows_what_will_be_written_and_writes_it(Engine engine)
    {
        await using var on = await QuotesPortal.StartAsync(engine);
        var world = on.World;
        var quote = await world.PublishAsync(
            world.Terms(frequency: BillingFrequency.Quarterly), world.Line(25m, 120m, rate: 19m),
            world.Line(1m, 4800m, rate: 19m, product: world.Workshop, discount: 25m));

        var page = (await on.Browser.GetAsync($"/Quotes/{quote.Slug}")).Expect(HttpStatusCode.OK);
        var decision = (await on.Browser.GetAsync(page.Find("a.button.primary").GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        // 25 × 120.00 × 3 + 3,600.00 = 12,600.00, 19 % on it 2,394.00; then three times 9,000.00 + 1,710.00.
        Assert.Contains("Invoiced today $14,994.00", decision.Text, StringComparison.Ordinal);
        Assert.Contains("Invoiced at once, due December 23, 2026.", decision.Text, StringComparison.Ordinal);
        Assert.Contains("February 23, 2027$10,710.00", decision.Text, StringComparison.Ordinal);
        Assert.Contains("Accept and order for $47,124.00", decision.Text, StringComparison.Ordinal);
        var answer = await Filled(decision).Fill("PoNumber", "4500-118 207").SendAsync();

        var confirmation = (await on.Browser.FollowAsync(answer.Expect(HttpStatusCode.Found))).Expect(HttpStatusCode.OK);
        Assert.Contains("$47,124.00", confirmation.Text, StringComparison.Ordinal);
        await using var db = on.Database.Contexts.ForAccount(world.Account.Id);
        var order = await db.Orders.SingleAsync();
        var invoice = await db.Invoices.SingleAsync();
        var evidence = await db.Acceptances.SingleAsync();
        Assert.Equal((47124m, "Zoë Brandström", "4500-118 207"), (order.TotalAmount, order.PlacedBy, order.PoNumber));
        Assert.Equal((14994m, world.Today.AddDays(30)), (invoice.DueAmount, invoice.DueOn));
        Assert.Equal(("Head of IT", world.User.Id, "Acme GmbH"), (evidence.Title, evidence.UserId, evidence.BillTo.Name));
        var after = await on.Browser.GetAsync($"/Quotes/{quote.Slug}");
        Assert.Contains("Purchased", after.Text, StringComparison.Ordinal);
        Assert.Contains($"It became order {order.Number}", after.Text, StringComparison.Ordinal);
        Assert.NotNull(after.Document.QuerySelector($"a[href='/Invoices/{invoice.Slug}']"));
        Assert.Null(after.Document.QuerySelector("a.button.primary"));
    }

    [Fact]
    public async Task Twice_with_one_form_leads_to_the_same_confirmation()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var form = Filled(await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance"));

        var first = await form.SendAsync();
        var second = await form.SendAsync();
        var changed = await form.Fill("Title", "Somebody else").SendAsync();

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Equal("This form was already sent", changed.Title);
        Assert.Contains("It was already sent with other answers, and those count.", changed.Text, StringComparison.Ordinal);
        Assert.Equal(first.Location, changed.Find("a.button.primary").GetAttribute("href"));
        Assert.Equal(1, (await on.WrittenAsync()).Orders);
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_something_is_missing()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var decision = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance");

        var answer = await decision.Form($"/Quotes/{quote.Slug}/Acceptance")
            .Fill("Name", "Łukasz <b>Wójcik</b>").Fill("Title", "").Fill("PoNumber", "PO \"7\"").Fill("BillTo.City", "")
                .Fill("BillTo.Line1", "東京都千代田区1-1").SendAsync();

        answer.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Enter your job title. It is printed on the order form.", answer.Errors);
        Assert.Contains("Enter the city.", answer.Errors);
        Assert.Contains("Agree to the terms to order.", answer.Errors);
        Assert.Contains(answer.Errors,
            error => error.StartsWith("Confirm that you are authorized to enter into contracts", StringComparison.Ordinal));
        Assert.Equal("Title-error", answer.Find("#Title").GetAttribute("aria-describedby"));
        Assert.Equal("true", answer.Find("#BillTo_City").GetAttribute("aria-invalid"));
        var form = answer.Form($"/Quotes/{quote.Slug}/Acceptance");
        Assert.Equal(("Łukasz <b>Wójcik</b>", "PO \"7\"", "東京都千代田区1-1", "DE"),
            (form.Value("Name"), form.Value("PoNumber"), form.Value("BillTo.Line1"), form.Value("BillTo.Country")));
        Assert.Equal((0, 0, 0, 0, 0), await on.WrittenAsync());

        // Put right, the same page orders.
        Assert.StartsWith("/Orders/", (await Filled(answer).Fill("BillTo.City", "Tokyo").SendAsync()).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_new_business_takes_the_address_that_was_typed_and_of_an_addition_that_of_the_contract()
    {
        await using var on = await QuotesPortal.StartAsync();
        var world = on.World;
        var first = await world.PublishAsync(world.Terms(), world.Line(10m, 50m));
        await Filled(await on.Browser.GetAsync($"/Quotes/{first.Slug}/Acceptance")).Fill("BillTo.Name", "Acme Łódź sp. z o.o.")
            .Fill("BillTo.Country", "PL").Fill("BillTo.PostalCode", "90-001").SendAsync();
        await using var db = on.Database.Contexts.ForAccount(world.Account.Id);
        var contract = await db.Contracts.SingleAsync();

        var addition = await world.PublishAsync(world.Terms(contract: contract), world.Line(5m, 50m));
        var decision = await on.Browser.GetAsync($"/Quotes/{addition.Slug}/Acceptance");
        Assert.Contains("Acme Łódź sp. z o.o.", decision.Text, StringComparison.Ordinal);
        Assert.Contains($"As in contract {contract.Number}.", decision.Text, StringComparison.Ordinal);
        Assert.Null(decision.Document.QuerySelector("[name='BillTo.Name']"));
        (await Filled(decision).Forge("BillTo.Name", "Evil Ltd").Forge("BillTo.Line1", "1").Forge("BillTo.PostalCode", "10179")
            .Forge("BillTo.City", "X").Forge("BillTo.Country", "DE").SendAsync()).Expect(HttpStatusCode.Found);

        Assert.Equal(["Acme Łódź sp. z o.o.", "Acme Łódź sp. z o.o."],
            await db.Invoices.Select(invoice => invoice.BillTo.Name).ToListAsync());
        Assert.Equal(1, await db.Contracts.CountAsync());
    }

    [Fact]
    public async Task Asks_for_a_purchase_order_number_where_the_company_requires_one()
    {
        await using var on = await QuotesPortal.StartAsync();
        await using (var vendor = on.Database.Contexts.Unscoped())
        {
            var account = await vendor.Accounts.SingleAsync(row => row.Id == on.World.Account.Id);
            vendor.Entry(account).Property(nameof(Account.RequiresPoNumber)).CurrentValue = true;
            await vendor.SaveChangesAsync();
        }

        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var decision = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance");

        var answer = await Filled(decision).SendAsync();

        answer.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Enter a purchase order number. Your company requires one on every order.", answer.Errors);
        Assert.Equal(HttpStatusCode.Found, (await Filled(answer).Fill("PoNumber", "4500").SendAsync()).Status);
    }

    [Fact]
    public async Task By_card_says_charged_today()
    {
        await using var on = await QuotesPortal.StartAsync(currency: Checkout.Domain.Currency.FromCode("JPY"), locale: "ja-JP",
            zone: "Asia/Tokyo");
        var quote = await on.World.PublishAsync(on.World.Terms() with { PaymentArrangement = PaymentArrangement.Card },
            on.World.Line(30m, 4100m, rate: 10m));

        var decision = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance");

        // 30 × 4,100 × 12 = 1,476,000, 10 % on it.
        Assert.Contains("Charged today ¥1,623,600", decision.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Invoiced", decision.Find("aside").TextContent, StringComparison.Ordinal);
        (await Filled(decision).SendAsync()).Expect(HttpStatusCode.Found);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        Assert.Equal(PaymentArrangement.Card, (await db.Contracts.SingleAsync()).PaymentArrangement);
    }

    /// <summary>Neither the page, nor the confirmation, nor the paper asks for money that nobody owes.</summary>
    [Fact]
    public async Task Of_what_is_free_asks_for_nothing()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(5m, 10m, rate: 19m, discount: 100m));

        var decision = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance");
        var answer = (await Filled(decision).SendAsync()).Expect(HttpStatusCode.Found);
        var confirmation = await on.Browser.FollowAsync(answer);

        Assert.Contains("There is nothing to pay today.", decision.Text, StringComparison.Ordinal);
        Assert.Contains("Issued today. There is nothing to pay.", confirmation.Text, StringComparison.Ordinal);
        await using var db = on.Database.Contexts.ForAccount(on.World.Account.Id);
        var invoice = await db.Invoices.SingleAsync();
        Assert.Equal((0m, false, InvoiceStatus.Paid), (invoice.DueAmount, invoice.IsToBePaid, invoice.StatusOn(on.World.Today)));
        var paper = await PdfText.ReadAsPrintedAsync((await on.Browser.GetAsync($"/Invoices/{invoice.Slug}/Pdf")).Bytes);
        Assert.Contains("There is nothing to pay.", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("How to pay", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_form_without_its_token_and_a_quote_of_somebody_else()
    {
        await using var on = await QuotesPortal.StartAsync();
        var quote = await on.World.PublishAsync(on.World.Terms(), on.World.Line(10m, 50m));
        var other = await Checkout.Testing.Builders.World.CreateAsync(on.Database, QuotesPortal.Today);
        var theirs = await other.PublishAsync(other.Terms(), other.Line(10m, 50m));
        var decision = await on.Browser.GetAsync($"/Quotes/{quote.Slug}/Acceptance");

        Assert.Equal(HttpStatusCode.BadRequest, (await Filled(decision).Forge("__RequestVerificationToken", null).SendAsync()).Status);
        foreach (var path in new[] { "", "/Acceptance", "/Decline", "/Questions", "/Pdf", "/Versions/1" })
        {
            (await on.Browser.GetAsync($"/Quotes/{theirs.Slug}{path}")).Expect(HttpStatusCode.NotFound);
            (await on.Browser.GetAsync($"/Quotes/Q-99999999{path}")).Expect(HttpStatusCode.NotFound);
        }

        Assert.Equal(QuoteStatus.Active, await StatusAsync(on, theirs));
    }

    internal static PortalForm Filled(PortalPage decision, string title = "Head of IT") =>
        decision.Form(new Uri(decision.Find("form.split").GetAttribute("action")!, UriKind.RelativeOrAbsolute).ToString())
        .Fill("Title", title).Tick("Authority").Tick("Terms");

    private static async Task<QuoteStatus> StatusAsync(QuotesPortal on, Quote quote)
    {
        await using var db = on.Database.Contexts.Unscoped();
        return await db.Quotes.Where(row => row.Id == quote.Id).Select(row => row.Status).SingleAsync();
    }
}
